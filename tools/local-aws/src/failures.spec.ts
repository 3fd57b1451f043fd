import { inWords, notSaved } from './failures';

const systemError = (code: string) => Object.assign(new Error(`${code}: no`), { code });

describe('what the system refuses', () => {
  it.each(['ENOSPC', 'EDQUOT'])('is a full disk for %s', (code) => {
    expect(inWords(systemError(code), '/f')).toMatchObject({
      code: 'LOCAL_AWS_DISK_FULL',
      message: expect.stringContaining('/f'),
      remedy: expect.stringContaining('df -h /f'),
    });
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('is a folder of somebody else for %s', (code) => {
    expect(inWords(systemError(code), '/f')).toMatchObject({
      code: 'LOCAL_AWS_NOT_WRITABLE',
      remedy: expect.stringContaining('LOCAL_AWS_FOLDER='),
    });
  });

  it('stays as it is otherwise', () => {
    const other = systemError('EISDIR');
    expect(inWords(other, '/f')).toBe(other);
  });
});

describe('a state that cannot be written', () => {
  it('is named with its reason and both ways out', () => {
    expect(notSaved('no space', '/f')).toMatchObject({
      message: expect.stringContaining('(no space)'),
      remedy: expect.stringMatching(/Make room .*\/f.*local-aws:reset/),
    });
  });
});
