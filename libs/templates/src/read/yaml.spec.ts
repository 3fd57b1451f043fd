import { parseYaml } from './yaml';

test.each([
  ['!Ref Key', { Ref: 'Key' }],
  ['!Condition IsProd', { Condition: 'IsProd' }],
  ['!GetAtt Key.Arn', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['!GetAtt Nested.Outputs.Arn', { 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] }],
  ['!GetAtt [Key, Arn]', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ["!Sub '${Key}/x'", { 'Fn::Sub': '${Key}/x' }],
  ['!Base64 text', { 'Fn::Base64': 'text' }],
  ['!Transform { Name: x }', { 'Fn::Transform': { Name: 'x' } }],
])('the short form %s gets its long form', (yaml, expected) => {
  expect(parseYaml(`Value: ${yaml}`)).toEqual({ Value: expected });
});

test('short forms may stand inside each other', () => {
  expect(parseYaml("Value: !Join ['/', [!Ref A, !If [C, !Sub x, y]]]")).toEqual({
    Value: { 'Fn::Join': ['/', [{ Ref: 'A' }, { 'Fn::If': ['C', { 'Fn::Sub': 'x' }, 'y'] }]] },
  });
});

test('a short form may span lines', () => {
  expect(parseYaml('Value: !FindInMap\n  - Map\n  - !Ref Key\n  - x\n')).toEqual({
    Value: { 'Fn::FindInMap': ['Map', { Ref: 'Key' }, 'x'] },
  });
});

test('a version date stays the text that it is', () => {
  expect(parseYaml('AWSTemplateFormatVersion: 2010-09-09')).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
  });
});

test('an alias is what it stands for', () => {
  expect(parseYaml('A: &x { B: !Ref C }\nD: *x')).toEqual({ A: { B: { Ref: 'C' } }, D: { B: { Ref: 'C' } } });
});

test('numbers as keys are texts, as in JSON', () => {
  expect(parseYaml('1: a\nE:')).toEqual({ '1': 'a', E: null });
});

test('an empty text is nothing', () => {
  expect(parseYaml('')).toBeNull();
});

test('a mistake is told with line and column', () => {
  expect(() => parseYaml('Resources:\n  A: "open')).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ line: 2, column: 6 }) }),
  );
});

test('a key that comes twice is a mistake, not a choice', () => {
  expect(() => parseYaml('A: 1\nA: 2')).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ reason: expect.stringContaining('"A"') }) }),
  );
});

test.each([
  ['yes', true],
  ['Off', false],
  ['ON', true],
  ['"no"', 'no'],
  ['N', 'N'],
])('%s is read as CloudFormation does', (text, value) => {
  expect(parseYaml(`Encrypted: ${text}`)).toEqual({ Encrypted: value });
});

test('a quoted text may go on at the column of its key', () => {
  expect(parseYaml("Note: 'first\nsecond'")).toEqual({ Note: 'first second' });
});
