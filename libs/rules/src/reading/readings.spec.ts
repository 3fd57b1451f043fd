import { alternatives, items, readings } from './readings';

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
