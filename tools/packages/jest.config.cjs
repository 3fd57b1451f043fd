module.exports = { displayName: 'packages', preset: '../../jest.preset.js' };
