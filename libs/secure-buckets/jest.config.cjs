module.exports = { displayName: 'secure-buckets', preset: '../../jest.preset.js' };
