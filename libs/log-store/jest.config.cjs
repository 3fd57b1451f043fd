module.exports = { displayName: 'log-store', preset: '../../jest.preset.js' };
