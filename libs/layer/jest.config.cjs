module.exports = { displayName: 'layer', preset: '../../jest.preset.js' };
