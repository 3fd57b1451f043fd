module.exports = { displayName: 'contracts-bastion', preset: '../../../jest.preset.js' };
