/** Whole commands take seconds each, and share two cores with the emulator: one suite at a time. */
module.exports = {
  displayName: 'e2e',
  preset: '../../jest.preset.js',
  maxWorkers: 1,
  testTimeout: 300_000,
};
