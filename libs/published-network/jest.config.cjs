module.exports = { displayName: 'published-network', preset: '../../jest.preset.js' };
