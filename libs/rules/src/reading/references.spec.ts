import { references } from './references';

test.each([
  ['a Ref', { Ref: 'A' }, ['A']],
  ['a GetAtt', { 'Fn::GetAtt': ['A', 'B.C'] }, ['A.B.C']],
  ['a GetAtt in one text', { 'Fn::GetAtt': 'A.B' }, ['A.B']],
  ['a Sub', { 'Fn::Sub': '${A}-${B.Arn}-${!C}' }, ['A', 'B.Arn']],
  ['variables of a Sub', { 'Fn::Sub': ['x', { y: { Ref: 'A' } }] }, ['A']],
  ['lists and objects', [{ deep: { deeper: [{ Ref: 'A' }] } }, { Ref: 'B' }], ['A', 'B']],
])('%s is found', (_kind, value, expected) => {
  const found = references(value).map(({ logicalId, attribute }) =>
    [logicalId, attribute].filter(Boolean).join('.'),
  );
  expect(found).toEqual(expected);
});

test.each([['Ref'], [7], [null], [undefined], [{ Ref: 7 }]])('%j refers to nothing', (value) => {
  expect(references(value)).toEqual([]);
});

test('a Ref has no attribute', () => {
  expect(references({ Ref: 'A' })).toEqual([{ logicalId: 'A', attribute: undefined }]);
});
