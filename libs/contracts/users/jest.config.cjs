module.exports = { displayName: 'contracts-users', preset: '../../../jest.preset.js' };
