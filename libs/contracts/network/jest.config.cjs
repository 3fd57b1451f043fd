module.exports = { displayName: 'contracts-network', preset: '../../../jest.preset.js' };
