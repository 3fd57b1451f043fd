module.exports = { displayName: 'teams', preset: '../../jest.preset.js' };
