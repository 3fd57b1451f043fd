module.exports = { displayName: 'catalog-cli', preset: '../../jest.preset.js' };
