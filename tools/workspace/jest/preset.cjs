const { join } = require('node:path');
const { pathsToModuleNameMapper } = require('ts-jest');
const ts = require('typescript');

const workspace = join(__dirname, '../../..');
const tsconfig = join(workspace, 'tsconfig.base.json');
const { paths } = ts.readConfigFile(tsconfig, ts.sys.readFile).config.compilerOptions;

/** One preset for every project: TypeScript is transpiled file by file; types are the typecheck target's work. */
module.exports = {
  runtime: join(__dirname, 'runtime.cjs'),
  testEnvironment: join(__dirname, 'environment.cjs'),
  testMatch: ['<rootDir>/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
  moduleNameMapper: pathsToModuleNameMapper(paths, { prefix: workspace }),
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig }] },
  globalSetup: join(__dirname, 'temporary-files.cjs'),
  // Not among temporary files: those of a run go with it.
  cacheDirectory: join(workspace, 'tmp/jest'),
  setupFiles: [join(workspace, 'libs/testing/src/library-validation-off.cjs')],
  // A limit for what hangs. A machine that does other things as well is slow, and not wrong.
  testTimeout: 30_000,
  // Packages keep what spec files made with them, as the CDK keeps its tokens: a new worker starts empty.
  workerIdleMemoryLimit: '1500MB',
};
