module.exports = { displayName: 'eligible-services', preset: '../../jest.preset.js' };
