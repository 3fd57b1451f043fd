module.exports = { displayName: 'template-parameters', preset: '../../jest.preset.js' };
