module.exports = { displayName: 'database-sign-in', preset: '../../jest.preset.js' };
