module.exports = { displayName: 'bastion', preset: '../../jest.preset.js' };
