module.exports = { displayName: 'contracts-audit', preset: '../../../jest.preset.js' };
