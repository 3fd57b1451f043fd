module.exports = { displayName: 'layer-templates', preset: '../../jest.preset.js' };
