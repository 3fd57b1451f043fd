import { type Statement, policySize } from './policy-document';
import { POLICY_CHARACTERS, splitStatements } from './split-statements';

const statement = (count: number, resource = 'arn:x'): Statement => ({
  Effect: 'Allow',
  Action: Array.from({ length: count }, (_, index) => `service:Action${index}`),
  Resource: [resource],
});

test('what fits into one policy is one policy', () => {
  expect(splitStatements([statement(2), statement(3, 'arn:y')])).toHaveLength(1);
});

test('the limit is that of IAM', () => {
  expect(POLICY_CHARACTERS).toBe(6144);
});

test.each([200, 900])('%i actions are cut into policies that IAM takes', (count) => {
  const sizes = splitStatements([statement(count)]).map(policySize);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(POLICY_CHARACTERS);
});

test('a cut loses no action and adds none', () => {
  const whole = statement(900);
  const parts = splitStatements([whole]).flatMap((document) =>
    document.Statement.flatMap((one) => one.Action),
  );
  expect(parts).toEqual(whole.Action);
});

test('a cut statement keeps its condition', () => {
  const condition = { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } };
  const parts = splitStatements([{ ...statement(900), Condition: condition }]);
  expect(parts.flatMap((document) => document.Statement.map((one) => one.Condition))).toEqual(
    parts.flatMap((document) => document.Statement.map(() => condition)),
  );
});

test('nothing makes no policy', () => {
  expect(splitStatements([])).toEqual([]);
});
