module.exports = { displayName: 'alarms', preset: '../../jest.preset.js' };
