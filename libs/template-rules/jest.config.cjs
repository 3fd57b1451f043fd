module.exports = { displayName: 'template-rules', preset: '../../jest.preset.js' };
