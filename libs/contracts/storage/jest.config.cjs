module.exports = { displayName: 'contracts-storage', preset: '../../../jest.preset.js' };
