/** Every suite, those of the night too. */
module.exports = { ...require('./jest.config.cjs'), testPathIgnorePatterns: [] };
