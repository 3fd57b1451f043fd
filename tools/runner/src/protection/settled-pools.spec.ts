import { settledProperties } from './settled-pools';

const plan = { Name: 'plan', AttributeDataType: 'String', Mutable: true };
const pool = (Properties: Record<string, unknown>) => ({
  Resources: { People: { Type: 'AWS::Cognito::UserPool', Properties } },
});
const problems = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  settledProperties(pool(before), pool(after)).map(({ problem }) => problem);

test('a pool takes one more attribute', () => {
  expect(problems({ Schema: [plan] }, { Schema: [plan, { ...plan, Name: 'seat' }] })).toEqual([]);
});

test('a pool takes everything else', () => {
  expect(
    problems({ Schema: [plan], MfaConfiguration: 'OFF' }, { Schema: [plan], MfaConfiguration: 'ON' }),
  ).toEqual([]);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
  [
    'loses no attribute',
    { Schema: [plan] },
    { Schema: [] },
    'the attribute plan is gone; expected it to stay',
  ],
  [
    'changes none',
    { Schema: [plan] },
    { Schema: [{ ...plan, Mutable: false }] },
    'the attribute plan has another type, limit or duty; expected it as it was made',
  ],
  [
    'comes to require none',
    { Schema: [] },
    { Schema: [{ ...plan, Required: true }] },
    'the new attribute plan is required; expected one that is not',
  ],
  [
    'keeps what people sign in with',
    { UsernameAttributes: ['email'] },
    { UsernameAttributes: ['email'], AliasAttributes: ['email'] },
    'AliasAttributes would be ["email"]; expected not there, as it was made',
  ],
])('a pool %s', (_, before, after, problem) => {
  expect(problems(before, after)).toEqual([problem]);
});

test('a type that is left out is the one that Cognito takes', () => {
  expect(
    problems({ Schema: [{ Name: 'email' }] }, { Schema: [{ Name: 'email', AttributeDataType: 'String' }] }),
  ).toEqual([]);
});

test('all that Cognito would refuse is told at once', () => {
  const before = { Schema: [plan], UsernameAttributes: ['email'] };
  expect(problems(before, { Schema: [], AliasAttributes: ['email'] })).toHaveLength(3);
});

test('a pool that is new may be what it likes', () => {
  expect(settledProperties({ Resources: {} }, pool({ AliasAttributes: ['email'] }))).toEqual([]);
});
