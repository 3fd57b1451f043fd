import { shortened } from './shortened';

test.each([63, 64])('a value of %i characters stays as it is', (length) => {
  expect(shortened('x'.repeat(length))).toBe('x'.repeat(length));
});

test('a longer one is cut to 64, and shows it', () => {
  expect(shortened('x'.repeat(65))).toBe(`${'x'.repeat(63)}…`);
});
