module.exports = { displayName: 'compute-ecs', preset: '../../jest.preset.js' };
