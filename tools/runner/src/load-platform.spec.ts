import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLATFORM, loadPlatform } from './load-platform';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'platform-'))));
afterEach(() => rmSync(root, { recursive: true }));

test('the file of the workspace is run', async () => {
  mkdirSync(join(root, 'platform'));
  writeFileSync(join(root, PLATFORM), "throw new Error('it was run');");
  await expect(loadPlatform(root)).rejects.toThrow('it was run');
});

test('a workspace without one is refused, with the file that is missing', async () => {
  await expect(loadPlatform(root)).rejects.toMatchObject({
    code: 'PLATFORM_MISSING',
    message: expect.stringContaining(`no ${PLATFORM} in ${root}`) as string,
  });
});
