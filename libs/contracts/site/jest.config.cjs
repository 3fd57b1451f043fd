module.exports = { displayName: 'contracts-site', preset: '../../../jest.preset.js' };
