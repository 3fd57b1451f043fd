module.exports = { displayName: 'delivery-tools', preset: '../../jest.preset.js' };
