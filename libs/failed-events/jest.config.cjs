module.exports = { displayName: 'failed-events', preset: '../../jest.preset.js' };
