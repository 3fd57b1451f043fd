module.exports = { displayName: 'web-front', preset: '../../jest.preset.js' };
