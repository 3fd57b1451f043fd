// The SDK announces on every start which Node it will need next year; package.json says what is supported now.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Suites of many kills, roll-backs and installations: all of them run every night, `npx nx run e2e:e2e:all`. */
const NIGHTLY = ['outside', 'recovery', 'rehearse', 'release-sample', 'restore', 'swap', 'visit'];

/** Whole commands wait for the emulator about as long as they compute: two suites at a time keep two cores busy. */
module.exports = {
  displayName: 'e2e',
  preset: '../../jest.preset.js',
  testSequencer: '<rootDir>/long-first.cjs',
  maxWorkers: 2,
  testTimeout: 300_000,
  testPathIgnorePatterns: NIGHTLY.map((name) => `/${name}\\.spec\\.ts$`),
};
