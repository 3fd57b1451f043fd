module.exports = { displayName: 'parameters', preset: '../../jest.preset.js' };
