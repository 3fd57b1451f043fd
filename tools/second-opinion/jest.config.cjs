module.exports = { displayName: 'second-opinion', preset: '../../jest.preset.js' };
