module.exports = { displayName: 'temporary-workspace', preset: '../../jest.preset.js' };
