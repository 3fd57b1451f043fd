module.exports = { displayName: 'compliance-cli', preset: '../../jest.preset.js' };
