import type { FullResource } from '@hipaa-cdk/layer-templates';
import { resourceChanges, fateOf } from './resource-changes';
import type { PlannedChange } from './planned-change';

const topic = (more: Partial<FullResource> = {}): FullResource => ({ Type: 'AWS::SNS::Topic', ...more });
const plan = (logicalId: string, more: Partial<PlannedChange> = {}): [string, PlannedChange] => [
  logicalId,
  { logicalId, type: 'AWS::SNS::Topic', action: 'Modify', replacement: 'False', reasons: [], ...more },
];
const between = (old?: FullResource, next?: FullResource, planned?: [string, PlannedChange][]) =>
  resourceChanges(
    { Resources: old ? { A: old } : {} },
    { Resources: next ? { A: next } : {} },
    planned && new Map(planned),
  )[0];

test('a new resource is added, without a list of all it has', () => {
  expect(between(undefined, topic({ Properties: { TopicName: 'x' } }))).toMatchObject({
    action: 'added',
    properties: [],
  });
});

test('a resource is named by its place in the code', () => {
  const Metadata = { 'aws:cdk:path': 'Database/Topic/Resource' };
  expect(between(undefined, topic({ Metadata }))).toMatchObject({ path: 'Database/Topic', logicalId: 'A' });
});

test('a resource that goes is told with what that means', () => {
  const removed = between({ Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' }, undefined, [
    plan('A', { action: 'Remove', physicalId: 'bucket-1' }),
  ]);
  expect(removed).toMatchObject({
    action: 'removed',
    holds: 'the objects in the bucket, all versions',
    fate: expect.stringContaining('stays in the account'),
    physicalId: 'bucket-1',
  });
});

const [before, after] = ['a', 'b'].map((DisplayName) => topic({ Properties: { DisplayName } }));

test('a resource that CloudFormation updates is changed', () => {
  expect(between(before, after, [plan('A')])).toMatchObject({
    action: 'changed',
    certainty: 'certain',
    properties: [{ path: 'DisplayName', before: 'a', after: 'b' }],
  });
});

test('a resource that CloudFormation replaces is replaced, with what that means', () => {
  expect(between(before, after, [plan('A', { replacement: 'True' })])).toMatchObject({
    action: 'replaced',
    certainty: 'certain',
    meaning: expect.stringContaining('another ARN'),
  });
});

test('a condition counts as a replacement', () => {
  expect(between(before, after, [plan('A', { replacement: 'Conditional' })])).toMatchObject({
    action: 'replaced',
    certainty: 'possible',
  });
});

test('another type is a replacement, whoever was asked', () => {
  expect(between(topic(), { Type: 'AWS::SQS::Queue' })).toMatchObject({
    action: 'replaced',
    certainty: 'certain',
  });
});

test('a question that nobody answered is not taken for a no', () => {
  expect(between(before, after)).toMatchObject({ action: 'changed', certainty: 'unknown' });
});

test('a value that an input brings is found although the templates are equal', () => {
  const reasons = [
    {
      name: 'VpcId',
      recreation: 'Always',
      evaluation: 'Static',
      source: 'ParameterReference',
      cause: 'NetworkVpcId',
    } as const,
  ];
  expect(between(topic(), topic(), [plan('A', { replacement: 'True', reasons })])).toMatchObject({
    action: 'replaced',
    properties: [{ path: 'VpcId', cause: 'NetworkVpcId' }],
  });
});

test('what becomes of a resource is part of it', () => {
  const change = between(topic({ DeletionPolicy: 'Retain' }), topic({ DeletionPolicy: 'Delete' }), [
    plan('A'),
  ]);
  expect(change).toMatchObject({
    topics: ['retention and deletion'],
    properties: [{ path: 'DeletionPolicy', before: 'Retain', after: 'Delete' }],
  });
});

test('another place in the code is no change', () => {
  const moved = topic({ Metadata: { 'aws:cdk:path': 'Else/Where' } });
  const reasons = [{ name: 'Metadata', recreation: 'Never', evaluation: 'Static' } as const];
  expect(between(topic(), moved, [plan('A', { reasons })])).toBeUndefined();
});

test("the CDK's own remark is no resource", () => {
  expect(between(undefined, { Type: 'AWS::CDK::Metadata' })).toBeUndefined();
});

const Type = 'AWS::S3::Bucket';

test.each([
  ['Retain', 'kept'],
  ['RetainExceptOnCreate', 'kept'],
  ['Snapshot', 'snapshot'],
  ['Delete', 'deleted'],
  [undefined, 'deleted'],
])('a resource with deletion policy %s that is removed is %s', (DeletionPolicy, fate) => {
  expect(fateOf({ Type, DeletionPolicy }, undefined)).toBe(fate);
});

test.each([
  ['Retain', 'Retain', 'kept'],
  ['Retain', 'Delete', 'deleted'],
  ['Delete', 'Retain', 'deleted'],
  ['Snapshot', 'Retain', 'snapshot'],
  ['Retain', undefined, 'deleted'],
])('replaced under %s, with %s to come, the old one is %s: the worse one counts', (old, next, fate) => {
  expect(fateOf({ Type, UpdateReplacePolicy: old }, { Type, UpdateReplacePolicy: next })).toBe(fate);
});

test('the deletion policy says nothing about a replacement', () => {
  expect(fateOf({ Type, DeletionPolicy: 'Retain' }, { Type, DeletionPolicy: 'Retain' })).toBe('deleted');
});
