import { evaluateExpression } from './evaluate';

const scope = {
  parameters: { A: 'x', B: 'y' },
  conditions: { IsX: { 'Fn::Equals': [{ Ref: 'A' }, 'x'] } },
  mappings: { Sizes: { x: { cpu: 'arm' } } },
};
const yes = { 'Fn::Equals': ['1', '1'] };
const no = { 'Fn::Equals': ['1', '2'] };

test.each([
  [{ Ref: 'A' }, 'x'],
  [yes, true],
  [no, false],
  [{ 'Fn::Equals': [{ Ref: 'A' }, { Ref: 'B' }] }, false],
  [{ Condition: 'IsX' }, true],
  [{ 'Fn::Not': [yes] }, false],
  [{ 'Fn::Not': [no] }, true],
  [{ 'Fn::And': [yes, no] }, false],
  [{ 'Fn::And': [yes, yes] }, true],
  [{ 'Fn::Or': [no, yes] }, true],
  [{ 'Fn::Or': [no, no] }, false],
  [{ 'Fn::Contains': [['x', 'z'], { Ref: 'A' }] }, true],
  [{ 'Fn::Contains': [['x', 'z'], { Ref: 'B' }] }, false],
  [{ 'Fn::FindInMap': ['Sizes', { Ref: 'A' }, 'cpu'] }, 'arm'],
])('%j is %j', (expression, expected) => {
  expect(evaluateExpression(expression, scope)).toBe(expected);
});

test.each([
  [{ Ref: 'C' }, 'there is no parameter C'],
  [{ Condition: 'IsZ' }, 'there is no condition IsZ'],
  [{ 'Fn::FindInMap': ['Sizes', 'z', 'cpu'] }, 'there is no mapping z'],
  [{ 'Fn::GetAtt': ['A', 'Arn'] }, 'Fn::GetAtt cannot be worked out before a launch'],
  [{}, 'this cannot be worked out before a launch'],
])('%j is refused rather than guessed', (expression, message) => {
  expect(() => evaluateExpression(expression, scope)).toThrow(message);
});
