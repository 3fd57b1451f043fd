import { asPattern, isUnresolved, textOf } from './text';

const known = { 'AWS::AccountId': '111122223333', Stage: 'test' };

test.each([
  ['plain', 'plain'],
  [5, '5'],
  [{ Ref: 'AWS::AccountId' }, '111122223333'],
  [{ 'Fn::Join': ['/', ['a', { Ref: 'Stage' }]] }, 'a/test'],
  [{ 'Fn::Sub': 'a-${Stage}-${!Stage}-${Own}' }, 'a-test-${Stage}-⟦Own⟧'],
  [{ 'Fn::Sub': ['a-${Own}', { Own: { Ref: 'Stage' } }] }, 'a-test'],
  [{ 'Fn::Select': [1, ['a', { Ref: 'Stage' }]] }, 'test'],
  [{ 'Fn::Select': [0, { 'Fn::Split': ['-', 'a-b'] }] }, 'a'],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, '⟦Role.Arn⟧'],
  [{ 'Fn::GetAtt': 'Role.Arn' }, '⟦Role.Arn⟧'],
  [{ 'Fn::ImportValue': 'x' }, '⟦{"Fn::ImportValue":"x"}⟧'],
])('%j is %s', (value, expected) => {
  expect(textOf(value, known)).toBe(expected);
});

test('what is open is a wildcard in a pattern', () => {
  const text = textOf({ 'Fn::Sub': 'arn:aws:s3:::${Bucket}/*' });
  expect(isUnresolved(text)).toBe(true);
  expect(asPattern(text)).toBe('arn:aws:s3:::*/*');
});
