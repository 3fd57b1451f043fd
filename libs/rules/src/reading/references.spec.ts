import { references, textOf } from './references';

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

test.each([
  ['a text', 'a', 'a'],
  ['a number', 7, '7'],
  ['a switch', true, 'true'],
  ['a reference', { Ref: 'Bucket' }, '${Bucket}'],
  ['an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, '${Bucket.Arn}'],
  ['an attribute in one text', { 'Fn::GetAtt': 'Bucket.Arn' }, '${Bucket.Arn}'],
  ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'B' }, ['x']]] }, 'a/${B}/${?}'],
  ['a substitution', { 'Fn::Sub': '${A}/${!aws:x}' }, '${A}/${aws:x}'],
  ['a substitution with variables', { 'Fn::Sub': ['${A}/${B}', { A: 'a' }] }, 'a/${B}'],
  ['Base64', { 'Fn::Base64': { Ref: 'Script' } }, '${Script}'],
  ['a function of another kind', { 'Fn::ImportValue': 'x' }, '${Fn::ImportValue}'],
  ['a broken join', { 'Fn::Join': 'x' }, '${Fn::Join}'],
])('%s is read', (_kind, value, text) => expect(textOf(value)).toBe(text));

test.each([[undefined], [null], [['a']], [{}], [{ a: 1 }], [{ Ref: 'A', b: 1 }]])(
  '%j has no text',
  (value) => {
    expect(textOf(value)).toBeUndefined();
  },
);

test('a join of something that is no list stays a function', () => {
  expect(textOf({ 'Fn::Join': ['', { Ref: 'List' }] })).toBe('${Fn::Join}');
});
