import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importedPackages } from './imported-packages';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'imported-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

test.each([
  ['required', "const zod = require('zod');"],
  ['imported on demand', "Promise.resolve().then(() => require('zod'));"],
  ['imported by a module', "import { z } from 'zod';"],
  ['loaded by a module', "await import('zod');"],
  ['exported again', "export * from 'zod';"],
  ['looked for', "const at = require.resolve('zod/package.json');"],
])('a package is found when it is %s', (_how, text) => {
  write('src/index.js', text);
  expect(importedPackages(folder)).toEqual(['zod']);
});

test('types count, which declarations import', () => {
  write('src/index.d.ts', "import type { Construct } from 'constructs';\nexport type A = import('nx').B;\n");
  expect(importedPackages(folder)).toEqual(['constructs', 'nx']);
});

test('a path into a package is of the package, with its scope', () => {
  write('src/index.js', "require('@acme/words/more'); require('aws-cdk-lib/aws-s3');");
  expect(importedPackages(folder)).toEqual(['@acme/words', 'aws-cdk-lib']);
});

test('files of its own and modules of Node are no packages', () => {
  write(
    'src/index.js',
    "require('./a'); require('../b'); require('node:fs'); require('fs'); require('fs/promises');",
  );
  expect(importedPackages(folder)).toEqual([]);
});

test('each is named once, in alphabetical order, from whatever folder', () => {
  write('src/index.js', "require('zod'); require('yaml');");
  write('src/deep/down.js', "require('zod'); require('constructs');");
  expect(importedPackages(folder)).toEqual(['constructs', 'yaml', 'zod']);
});

test('what is no program is not read', () => {
  write('README.md', "require('zod')");
  write('src/index.ts', "require('zod')");
  expect(importedPackages(folder)).toEqual([]);
});
