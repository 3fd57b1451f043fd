module.exports = { displayName: 'contract-listings', preset: '../../jest.preset.js' };
