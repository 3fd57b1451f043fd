import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuiltManifestProps, builtManifest, importedPackages } from './built-manifest';
import type { SourceManifest } from './publishable';

const manifest: SourceManifest = {
  name: '@acme/words',
  version: '2.0.0',
  description: 'Says hello.',
  license: 'MIT',
  exports: { '.': './src/index.ts', './more': './src/more.ts' },
};

const built = (props: Partial<BuiltManifestProps> = {}, more: Partial<SourceManifest> = {}) =>
  builtManifest({
    publishable: { root: 'libs/words', manifest: { ...manifest, ...more } },
    imported: [],
    own: new Map([
      ['@acme/words', '2.0.0'],
      ['@acme/greetings', '2.0.0'],
    ]),
    proved: { zod: '4.6.7', constructs: '10.8.1', 'aws-cdk-lib': '2.276.0', typescript: '6.0.3' },
    node: '>=20',
    scope: '@acme',
    ...props,
  });

test('name, version, description and license are those of the source, which is private, and this is not', () => {
  expect(built()).toMatchObject({
    name: '@acme/words',
    version: '2.0.0',
    description: 'Says hello.',
    license: 'MIT',
    engines: { node: '>=20' },
  });
  expect(built()).not.toHaveProperty('private');
});

test('what can be imported has its declarations first, and its program', () => {
  expect(built()['exports']).toEqual({
    '.': { types: './src/index.d.ts', default: './src/index.js' },
    './more': { types: './src/more.d.ts', default: './src/more.js' },
    './package.json': './package.json',
  });
});

test('what is no TypeScript is exported as it is', () => {
  expect(built({}, { exports: { './executors.json': './executors.json' } })['exports']).toMatchObject({
    './executors.json': './executors.json',
  });
});

test('packages of the workspace are needed in their own version, so that all of a release fit together', () => {
  const own = new Map([['@acme/greetings', '3.1.0']]);
  expect(built({ imported: ['@acme/greetings'], own })['dependencies']).toEqual({
    '@acme/greetings': '3.1.0',
  });
});

test('packages of others are needed in the version that was proved', () => {
  expect(built({ imported: ['zod'] })['dependencies']).toEqual({ zod: '4.6.7' });
});

test('what a consumer has once is a peer, in a range', () => {
  const { dependencies, peerDependencies } = built({ imported: ['aws-cdk-lib', 'constructs', 'typescript'] });
  expect(dependencies).toEqual({});
  expect(peerDependencies).toEqual({
    'aws-cdk-lib': '^2.276.0',
    constructs: '^10.8.1',
    typescript: '^6.0.3',
  });
});

test('the devkit of Nx needs Nx in the same version', () => {
  const proved = { '@nx/devkit': '23.2.1', nx: '23.2.1' };
  expect(built({ imported: ['@nx/devkit'], proved })['peerDependencies']).toEqual({
    '@nx/devkit': '^23.2.1',
    nx: '^23.2.1',
  });
});

test('a package does not need itself', () => {
  expect(built({ imported: ['@acme/words'] })).toMatchObject({ dependencies: {}, peerDependencies: {} });
});

test('executors and generators are named where there are some', () => {
  const files = { executors: './executors.json', generators: './generators.json' };
  expect(built({}, files)).toMatchObject(files);
  expect(built()).not.toHaveProperty('executors');
  expect(built()).not.toHaveProperty('generators');
});

test('the repository is named with the folder that links of the README start from', () => {
  const repository = { type: 'git', url: 'https://example.org/acme.git' };
  expect(built({ repository })['repository']).toEqual({ ...repository, directory: 'libs/words' });
  expect(built()).not.toHaveProperty('repository');
});

test('a project of the workspace that is not published cannot be needed', () => {
  expect(() => built({ imported: ['@acme/secrets'] })).toThrow(
    expect.objectContaining({
      code: 'PACKAGE_IMPORTS_PRIVATE',
      message: expect.stringContaining('@acme/words imports @acme/secrets') as string,
    }),
  );
});

test('a package that the workspace has no version of cannot be needed', () => {
  expect(() => built({ imported: ['left-pad'] })).toThrow(
    expect.objectContaining({
      code: 'PACKAGE_IMPORTS_UNKNOWN',
      message: expect.stringContaining('@acme/words imports left-pad') as string,
    }),
  );
});

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
