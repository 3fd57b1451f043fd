import { isAtLeast, isFalse, isGiven, isToken, isTrue, lowerCase, numberOf, written } from './value';

test.each([{ Ref: 'Key' }, { 'Fn::GetAtt': ['Key', 'Arn'] }, { 'Fn::Sub': 'x' }])(
  '%j is a token',
  (value) => {
    expect(isToken(value)).toBe(true);
  },
);

test.each([[{ Ref: 'a', Other: 1 }], [{}], [['Ref']], ['Ref'], [null], [undefined]])(
  '%j is no token',
  (value) => {
    expect(isToken(value)).toBe(false);
  },
);

test.each([true, 'true', 'True'])('%p is true', (value) => expect(isTrue(value)).toBe(true));

test.each([false, 'false', undefined, 1, { Ref: 'true' }])('%p is not true', (value) => {
  expect(isTrue(value)).toBe(false);
});

test.each([false, 'false'])('%p is false', (value) => expect(isFalse(value)).toBe(true));

test.each([undefined, true, 0, null])('%p is not false', (value) => expect(isFalse(value)).toBe(false));

test.each([
  [7, 7],
  ['7', 7],
  ['', undefined],
  ['seven', undefined],
  [true, undefined],
  [{ Ref: 'Days' }, undefined],
])('the number in %p is %p', (value, expected) => expect(numberOf(value)).toBe(expected));

test.each([[35], ['36']])('%p is at least 35', (value) => expect(isAtLeast(35)(value)).toBe(true));

test.each([[34], [undefined], [{ Ref: 'Days' }]])('%p is not at least 35', (value) => {
  expect(isAtLeast(35)(value)).toBe(false);
});

test('text is compared in lower case, and only text', () => {
  expect([lowerCase('ALL'), lowerCase(1)]).toEqual(['all', undefined]);
});

test.each(['', undefined, null, []])('%j is nothing', (value) => expect(isGiven(value)).toBe(false));

test.each([0, 'a', { Ref: 'x' }, ['a']])('%j is given', (value) => expect(isGiven(value)).toBe(true));

test('names are found in a value however deep', () => {
  expect(written({ 'Fn::Join': ['', ['a', { Ref: 'Bucket' }]] })).toContain('Bucket');
});

test('nothing has nothing written in it', () => {
  expect(written(undefined)).toBe('');
});
