import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory';

test('the directory is there while it is used', () => {
  expect(temporaryDirectory(existsSync)).toBe(true);
});

test('the directory is gone afterwards with all that is in it, even when its use fails', () => {
  let path = '';
  expect(() =>
    temporaryDirectory((directory) => {
      path = directory;
      writeFileSync(join(directory, 'left.txt'), '');
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(existsSync(path)).toBe(false);
});
