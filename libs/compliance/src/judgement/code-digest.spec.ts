import { codeDigest } from './code-digest';

test('the digest of the code that judges is a SHA-256, and the same for the same code', () => {
  expect(codeDigest()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeDigest()).toBe(codeDigest());
});
