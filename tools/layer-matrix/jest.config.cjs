module.exports = { displayName: 'layer-matrix', preset: '../../jest.preset.js' };
