const { nxPreset } = require('@nx/jest/preset');

/** One preset for every project: TypeScript is transpiled file by file; types are the typecheck target's work. */
module.exports = {
  ...nxPreset,
  runtime: `${__dirname}/tools/workspace/jest/runtime.cjs`,
  testEnvironment: `${__dirname}/tools/workspace/jest/environment.cjs`,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: `${__dirname}/tsconfig.base.json` }] },
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
  setupFiles: [`${__dirname}/libs/testing/src/library-validation-off.cjs`],
};
