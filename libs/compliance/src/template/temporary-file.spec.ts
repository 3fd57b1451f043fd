import { existsSync, readFileSync } from 'node:fs';
import { temporaryFile, temporaryFiles } from './temporary-file';

test('the file is there while it is used', () => {
  expect(temporaryFile('a.json', '{}', (file) => readFileSync(file, 'utf8'))).toBe('{}');
});

test('the file is gone afterwards, even when its use fails', () => {
  let path = '';
  expect(() =>
    temporaryFile('a.json', '{}', (file) => {
      path = file;
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(existsSync(path)).toBe(false);
});

test('several files come in the order of their contents', () => {
  const read = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8'));
  expect(temporaryFiles({ b: '1', a: '2' }, read)).toEqual(['1', '2']);
});
