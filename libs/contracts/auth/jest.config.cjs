module.exports = { displayName: 'contracts-auth', preset: '../../../jest.preset.js' };
