module.exports = { displayName: 'contracts-catalog', preset: '../../../jest.preset.js' };
