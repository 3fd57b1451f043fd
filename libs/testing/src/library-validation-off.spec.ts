test('no test waits for the validation that the check of all templates runs', () => {
  expect(process.env['CDK_VALIDATION']).toBe('false');
});
