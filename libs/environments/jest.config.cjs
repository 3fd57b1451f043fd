module.exports = { displayName: 'environments', preset: '../../jest.preset.js' };
