module.exports = { displayName: 'managed-policies', preset: '../../jest.preset.js' };
