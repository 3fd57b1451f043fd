module.exports = { displayName: 'contracts-delivery', preset: '../../../jest.preset.js' };
