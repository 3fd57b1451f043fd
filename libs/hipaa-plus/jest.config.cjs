module.exports = { displayName: 'hipaa-plus', preset: '../../jest.preset.js' };
