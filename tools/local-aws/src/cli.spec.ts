import { main } from './cli';
import { temporaryFolder } from './testing/temporary-folder';

describe('the command line', () => {
  const folder = temporaryFolder();
  let out = '';
  let err = '';

  beforeEach(() => {
    [out, err] = ['', ''];
    process.env['LOCAL_AWS_FOLDER'] = folder();
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text))));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((err += String(text))));
  });

  afterEach(() => {
    delete process.env['LOCAL_AWS_FOLDER'];
    jest.restoreAllMocks();
  });

  it('prints credentials that a shell can evaluate, and nothing else', async () => {
    expect(await main(['credentials', '--account=222222222222', '--region=eu-west-1'])).toBe(0);
    expect(out.trim().split('\n')).toContain('export AWS_ACCESS_KEY_ID=222222222222');
    for (const line of out.trim().split('\n')) expect(line).toMatch(/^(export|unset) /);
  });

  it('takes the account of the environment local when none is given', async () => {
    await main(['credentials']);
    expect(out).toContain('AWS_ACCESS_KEY_ID=000000000000');
  });

  it('tells the status without starting anything', async () => {
    expect(await main(['status'])).toBe(0);
    expect(out).toMatch(/^(stopped|not installed)/);
  });

  it('names the verbs when it is given another', async () => {
    expect(await main(['begin'])).toBe(1);
    expect(err).toMatch(/"begin".*start, status, stop, reset, open, credentials/);
    expect(out).toBe('');
  });

  it('refuses an account number that is none', async () => {
    expect(await main(['credentials', '--account=$(rm -rf x)'])).toBe(1);
    expect(err).toContain('12 digits');
    expect(out).toBe('');
  });
});
