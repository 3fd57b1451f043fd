import { CfnResource, Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { applyRule, observe, decidingProperties } from './apply-rule';

const node = new CfnResource(new Stack(), 'Any', { type: 'Custom::Any' });

function apply(rule: () => NagRuleResult) {
  const params: IApplyRule = { info: '', explanation: '', level: NagMessageLevel.ERROR, node, rule };
  return applyRule(params, node);
}

test.each([
  [NagRuleCompliance.COMPLIANT, 'pass'],
  [NagRuleCompliance.NON_COMPLIANT, 'fail'],
  [NagRuleCompliance.NOT_APPLICABLE, 'not-applicable'],
])('%s is %s', (compliance, outcome) => {
  expect(apply(() => compliance).outcome).toBe(outcome);
});

test('a list of findings fails with every one of them', () => {
  expect(apply(() => ['a', 'b'])).toEqual({ outcome: 'fail', details: ['a', 'b'] });
});

test('an empty list of findings passes', () => {
  expect(apply(() => []).outcome).toBe('pass');
});

test('a rule that throws came to no verdict', () => {
  const thrown = apply(() => {
    throw new Error('not a primitive');
  });
  expect(thrown).toMatchObject({ outcome: 'not-evaluable', reason: 'not a primitive' });
});

const stack = new Stack();
const bucket = new s3.CfnBucket(stack, 'Bucket', { bucketName: 'a' });

test('members that are read are remembered, others are not', () => {
  const { resource, read } = observe(bucket);
  expect((resource as s3.CfnBucket).bucketName).toBe('a');
  expect([...read]).toEqual(['bucketName']);
});

test('an observed resource is of the class of the real one', () => {
  const { resource } = observe(bucket);
  expect(resource).toBeInstanceOf(s3.CfnBucket);
  expect(CfnResource.isCfnResource(resource)).toBe(true);
});

test('an observed resource is in the stack of the real one', () => {
  expect(Stack.of(observe(bucket).resource)).toBe(stack);
});

test('a reference to an observed resource names the real one', () => {
  expect(stack.resolve(observe(bucket).resource.ref)).toEqual({ Ref: 'Bucket' });
});

function decided(properties: Record<string, unknown>, ...read: string[]) {
  return decidingProperties({ logicalId: 'A', Type: 'T', properties }, new Set(read));
}

test('a property that was read is named as the template names it', () => {
  expect(decided({ DBInstanceClass: 'x' }, 'dbInstanceClass')).toEqual({
    property: 'Properties.DBInstanceClass',
    value: 'x',
  });
});

test('a property that is missing is named too: its absence may be what counts', () => {
  expect(decided({}, 'policies')).toEqual({ property: 'Properties.Policies', value: undefined });
});

test('several properties come with a value each', () => {
  expect(decided({ A: 1, B: [2] }, 'a', 'b')).toEqual({
    property: 'Properties.A, Properties.B',
    value: { A: 1, B: [2] },
  });
});

test('what every resource has is no property', () => {
  expect(decided({ A: 1 }, 'node', 'stack', 'ref', 'attrArn', '_x', 'a').property).toBe('Properties.A');
});

test('a missing name is only a look at the neighbours', () => {
  expect(decided({}, 'bucketName').property).toBe('Properties');
});

test('a name that is there counts', () => {
  expect(decided({ BucketName: 'x' }, 'bucketName').property).toBe('Properties.BucketName');
});
