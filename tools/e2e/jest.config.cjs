/** Whole commands wait for the emulator about as long as they compute: two suites at a time keep two cores busy. */
module.exports = {
  displayName: 'e2e',
  preset: '../../jest.preset.js',
  maxWorkers: 2,
  testTimeout: 300_000,
};
