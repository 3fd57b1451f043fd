module.exports = { displayName: 'contracts-database', preset: '../../../jest.preset.js' };
