module.exports = { displayName: 'session-policy', preset: '../../jest.preset.js' };
