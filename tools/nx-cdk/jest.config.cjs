module.exports = { displayName: 'nx-cdk', preset: '../../jest.preset.js' };
