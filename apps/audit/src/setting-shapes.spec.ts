import { count, reason, words } from './setting-shapes';

const message = (result: { readonly error?: { readonly issues: readonly { readonly message: string }[] } }) =>
  result.error?.issues.map((issue) => issue.message);

test('a reason has twenty characters, spaces around it left out', () => {
  expect(reason.safeParse('x'.repeat(20)).success).toBe(true);
  expect(message(reason.safeParse(` ${'x'.repeat(19)} `))).toEqual([
    'expected a reason of 20 characters or more, for whoever audits the account',
  ]);
});

test.each([3, 5, 7])('%d is within 3 and 7', (value) => {
  expect(count(3, 7).safeParse(value).success).toBe(true);
});

test.each([2, 8, 3.5, '5'])('%p is not, and the message says what is', (value) => {
  expect(message(count(3, 7).safeParse(value))?.[0]).toBe('expected a whole number from 3 to 7');
});

test.each(['storage-logs', 'web', 'a1-b2'])('%s is lower-case words', (value) => {
  expect(words.safeParse(value).success).toBe(true);
});

test.each(['Storage', 'storage-', '-logs', 'storage logs', ''])('%j is not', (value) => {
  expect(words.safeParse(value).success).toBe(false);
});
