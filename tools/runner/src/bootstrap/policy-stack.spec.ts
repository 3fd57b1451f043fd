import type { PolicyTemplate } from '@hipaa-cdk/delivery-tools';
import type { Statement } from '@hipaa-cdk/permissions';
import { policyChanges } from './policy-stack';

const template = (policies: Record<string, Statement[]>): PolicyTemplate => ({
  Description: 'policies',
  Resources: Object.fromEntries(
    Object.entries(policies).map(([name, statements]) => [
      name,
      {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Version: '2012-10-17', Statement: statements } },
      },
    ]),
  ),
});
const may = (...actions: string[]): Statement => ({ Effect: 'Allow', Action: actions, Resource: ['*'] });

test('without a stack, everything is new', () => {
  expect(policyChanges(undefined, template({ A: [may('s3:A')] }))).toEqual([
    { name: 'A', kind: 'new', added: ['allow s3:A on *'], removed: [] },
  ]);
});

test('what is the same is unchanged', () => {
  const same = template({ A: [may('s3:A')] });
  expect(policyChanges(same, same)).toEqual([{ name: 'A', kind: 'unchanged', added: [], removed: [] }]);
});

test('every action that is gained or lost is told', () => {
  expect(
    policyChanges(template({ A: [may('s3:A', 's3:B')] }), template({ A: [may('s3:B', 's3:C')] })),
  ).toEqual([{ name: 'A', kind: 'changed', added: ['allow s3:C on *'], removed: ['allow s3:A on *'] }]);
});

test('a denial that is lost is told as one', () => {
  const denial: Statement = { Effect: 'Deny', Action: ['iam:A'], Resource: ['*'] };
  expect(policyChanges(template({ A: [denial] }), template({ A: [] }))[0]?.removed).toEqual([
    'deny iam:A on *',
  ]);
});

test('a denial of all but some is told as one', () => {
  const denial: Statement = { Effect: 'Deny', Action: ['iam:A'], NotResource: ['arn:ours'] };
  expect(policyChanges(template({ A: [] }), template({ A: [denial] }))[0]?.added).toEqual([
    'deny iam:A all but arn:ours',
  ]);
});

test('a condition that is lost is told', () => {
  const when = { ...may('s3:A'), Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } };
  expect(policyChanges(template({ A: [when] }), template({ A: [may('s3:A')] }))[0]).toMatchObject({
    added: ['allow s3:A on *'],
    removed: ['allow s3:A on * when {"StringEquals":{"aws:RequestedRegion":"us-east-1"}}'],
  });
});

test('a policy that nothing needs any more is removed', () => {
  expect(policyChanges(template({ A: [], B: [] }), template({ A: [] }))).toContainEqual(
    expect.objectContaining({ name: 'B', kind: 'removed' }),
  );
});

test('an action that moves to another policy is neither gained nor lost', () => {
  expect(
    policyChanges(
      template({ A: [may('s3:A', 's3:B')], B: [] }),
      template({ A: [may('s3:A')], B: [may('s3:B')] }),
    ),
  ).toEqual([
    { name: 'A', kind: 'changed', added: [], removed: [] },
    { name: 'B', kind: 'changed', added: [], removed: [] },
  ]);
});
