import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './launch';
import { freePort } from './free-port';
import { temporaryFolder } from './testing/temporary-folder';

describe('launch', () => {
  const folder = temporaryFolder();

  async function failure(python: string) {
    const settings = { folder: folder(), port: await freePort(), installations: folder() };
    return launch(settings, { python, searchPath: [] }).catch((error: unknown) => error);
  }

  it('repeats the last words of an emulator that ends at once, and names the log', async () => {
    const python = join(folder(), 'python');
    writeFileSync(python, '#!/bin/sh\necho starting\necho "ImportError: no ministack" >&2\nexit 3\n', {
      mode: 0o755,
    });
    expect(await failure(python)).toMatchObject({
      code: 'LOCAL_AWS_START_FAILED',
      message: expect.stringMatching(/ended with 3.*ImportError: no ministack/),
      remedy: expect.stringContaining(join(folder(), 'emulator.log')),
    });
  });

  it('says so when the interpreter cannot be run', async () => {
    expect(await failure('/gone/python')).toMatchObject({ code: 'LOCAL_AWS_START_FAILED' });
  });
});
