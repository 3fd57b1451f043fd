import { referencesIn, valueText } from './value-text';

test.each([
  ['a text as it is', 'text', 'text'],
  ['a number', 4, '4'],
  ['a switch', false, 'false'],
  ['a list', ['a', { Ref: 'B' }], '[a, ${B}]'],
  ['an object', { a: 1, b: 'c' }, '{a: 1, b: c}'],
  ['a reference', { Ref: 'Vpc' }, '${Vpc}'],
  ['an attribute', { 'Fn::GetAtt': ['Key', 'Arn'] }, '${Key.Arn}'],
  ['a joined text', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }]] }, 'arn:${AWS::Partition}'],
  ['a text with places', { 'Fn::Sub': 'arn:${AWS::Region}' }, 'arn:${AWS::Region}'],
  ['any other function', { 'Fn::If': ['Prod', 1, 2] }, '{Fn::If: [Prod, 1, 2]}'],
])('%s is shown in one line', (_, value, text) => {
  expect(valueText(value)).toBe(text);
});

test('a long value is cut', () => {
  expect(valueText('x'.repeat(200))).toMatch(/^x{119}…$/);
});

test('references are found wherever they are', () => {
  const value = [{ Ref: 'A' }, { x: { 'Fn::GetAtt': ['B', 'Arn'] } }, { 'Fn::Sub': '${C} and ${D.Arn}' }];
  expect(referencesIn(value)).toEqual(['A', 'B', 'C', 'D']);
  expect(referencesIn({ 'Fn::GetAtt': 'E.Arn' })).toEqual(['E']);
  expect(referencesIn('plain')).toEqual([]);
});
