import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CfnResource } from 'aws-cdk-lib';
import { join } from 'node:path';
import { scratchStack, temporaryDirectory, temporaryFile, temporaryFiles } from './scratch-stack';

test('nothing is left behind', () => {
  // Other tests of the same minute make such directories too: this one has a place of its own.
  const shared = process.env['TMPDIR'];
  const own = mkdtempSync(join(tmpdir(), 'own-'));
  process.env['TMPDIR'] = own;
  try {
    temporaryDirectory((directory) => {
      expect(readdirSync(own)).not.toEqual([]);
      return scratchStack(directory);
    });
    expect(readdirSync(own)).toEqual([]);
  } finally {
    if (shared === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = shared;
    rmSync(own, { recursive: true });
  }
});

test('two stacks are in two apps', () => {
  temporaryDirectory((directory) => {
    expect(scratchStack(directory).node.root).not.toBe(scratchStack(directory).node.root);
  });
});

test('no time is spent on where a resource was made', () => {
  const stack = temporaryDirectory(scratchStack);
  expect(new CfnResource(stack, 'Any', { type: 'Custom::Any' }).creationStack).toEqual([]);
});

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
