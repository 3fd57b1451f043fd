module.exports = { displayName: 'sample-application', preset: '../../jest.preset.js' };
