module.exports = { displayName: 'catalog-launcher', preset: '../../jest.preset.js' };
