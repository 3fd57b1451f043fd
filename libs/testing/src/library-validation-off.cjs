/** The library's own template validation loads for seconds in every test file; the check of all templates runs it once. */
process.env.CDK_VALIDATION = 'false';
