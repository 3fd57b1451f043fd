const { relative } = require('node:path');
const preset = require('./jest.preset.js');

const folders = ['apps', 'exceptions', 'libs', 'platform', 'tools'];
/** `npx jest` runs the unit tests below the folder that one stands in. */
const here = relative(__dirname, process.cwd()).replaceAll('\\', '/');
const inside = folders.some((folder) => `${here}/`.startsWith(`${folder}/`));

module.exports = {
  ...preset,
  roots: (inside ? [here] : folders).map((folder) => `<rootDir>/${folder}`),
  // Whole commands: npx nx e2e e2e
  testPathIgnorePatterns: ['<rootDir>/tools/e2e/'],
};
