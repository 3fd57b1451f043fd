module.exports = { displayName: 'log-alarms', preset: '../../jest.preset.js' };
