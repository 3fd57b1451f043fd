import {
  alternatives,
  items,
  readings,
  weakest,
  isAtLeast,
  isFalse,
  isGiven,
  isToken,
  isTrue,
  lowerCase,
  numberOf,
  written,
} from './values';

const properties = {
  Encrypted: true,
  Key: { 'Fn::If': ['HasKey', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] },
  Rules: [{ Status: 'Enabled' }, { Status: 'Disabled' }],
  Hidden: { Ref: 'Parameter' },
};

test('a plain value is its only reading', () => expect(readings(properties, 'Encrypted')).toEqual([true]));

test('both arms of a condition are readings', () => {
  expect(readings(properties, 'Key')).toEqual([{ Ref: 'Key' }, undefined]);
});

test('every item of a list is a reading', () => {
  expect(readings(properties, 'Rules.*.Status')).toEqual(['Enabled', 'Disabled']);
});

test('below a token the token is the reading', () => {
  expect(readings(properties, 'Hidden.Status')).toEqual([{ Ref: 'Parameter' }]);
});

test.each(['Missing', 'Missing.Deeper', 'Missing.*.Deeper'])('%s reads as nothing', (path) => {
  expect(readings(properties, path)).toEqual([undefined]);
});

test('one value counts as a list of one', () => expect(items('a')).toEqual(['a']));

test('items that are taken back are no items', () => {
  expect(items(['a', { 'Fn::If': ['C', 'b', { Ref: 'AWS::NoValue' }] }, null])).toEqual(['a', 'b']);
});

test('a missing list is empty', () => expect(items(undefined)).toEqual([]));

test('conditions within conditions are followed', () => {
  expect(alternatives({ 'Fn::If': ['A', 1, { 'Fn::If': ['B', 2, { Ref: 'AWS::NoValue' }] }] })).toEqual([
    1,
    2,
    undefined,
  ]);
});

const isSmall = (value: unknown): boolean => Number(value) < 10;

test('the first value that does not hold decides', () => {
  expect(weakest([1, 20, 30], isSmall)).toEqual({ value: 20, holds: false });
});

test('when all hold the first stands for them', () => {
  expect(weakest([1, 2], isSmall)).toEqual({ value: 1, holds: true });
});

test('a single value that does not hold decides', () => {
  expect(weakest([20], isSmall)).toEqual({ value: 20, holds: false });
});

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
