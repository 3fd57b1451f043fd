module.exports = { displayName: 'contracts-compute', preset: '../../../jest.preset.js' };
