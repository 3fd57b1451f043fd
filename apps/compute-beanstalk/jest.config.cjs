module.exports = { displayName: 'compute-beanstalk', preset: '../../jest.preset.js' };
