import { CfnResource, type Stack, aws_iam as iam, custom_resources as cr } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DependencyGroup } from 'constructs';
import { lambdaRole, stackUnderTest, statement } from '../fixtures/stack-under-test';

const MANAGED = 'AWS::IAM::ManagedPolicy';
const NEW_ID = Match.stringLikeRegexp('^PolicyManaged');

function policyIn(stack: Stack): { policy: iam.Policy; resource: iam.CfnPolicy; other: CfnResource } {
  const policy = new iam.Policy(stack, 'Policy', { statements: [statement()], roles: [lambdaRole(stack)] });
  const other = new CfnResource(stack, 'Other', { type: 'AWS::SNS::Topic' });
  return { policy, resource: policy.node.defaultChild as iam.CfnPolicy, other };
}

test.each([
  ['the construct', ({ policy }: ReturnType<typeof policyIn>) => policy],
  ['the resource inside', ({ resource }: ReturnType<typeof policyIn>) => resource],
  ['a group around it', ({ resource }: ReturnType<typeof policyIn>) => new DependencyGroup(resource)],
])('who waits for the policy by %s waits for the managed one', (_way, target) => {
  const stack = stackUnderTest();
  const parts = policyIn(stack);
  parts.other.node.addDependency(target(parts));
  Template.fromStack(stack).hasResource('AWS::SNS::Topic', { DependsOn: [NEW_ID] });
});

test('a dependency between two resources is moved', () => {
  const stack = stackUnderTest();
  const { other, resource } = policyIn(stack);
  other.addResourceDependency(resource);
  Template.fromStack(stack).hasResource('AWS::SNS::Topic', { DependsOn: [NEW_ID] });
});

test('a dependency in both ways is written once', () => {
  const stack = stackUnderTest();
  const { other, resource, policy } = policyIn(stack);
  other.addResourceDependency(resource);
  other.node.addDependency(policy);
  other.node.addDependency(resource);
  Template.fromStack(stack).hasResource('AWS::SNS::Topic', { DependsOn: [NEW_ID] });
});

test.each([
  ['the construct', ({ policy, other }: ReturnType<typeof policyIn>) => policy.node.addDependency(other)],
  [
    'the resource inside',
    ({ resource, other }: ReturnType<typeof policyIn>) => resource.node.addDependency(other),
  ],
  ['a resource', ({ resource, other }: ReturnType<typeof policyIn>) => resource.addResourceDependency(other)],
])('what the policy waits for as %s, the managed one waits for', (_way, depend) => {
  const stack = stackUnderTest();
  depend(policyIn(stack));
  Template.fromStack(stack).hasResource(MANAGED, { DependsOn: ['Other'] });
});

test('a custom resource that acts with the policy waits for it', () => {
  const stack = stackUnderTest();
  new cr.AwsCustomResource(stack, 'Call', {
    onCreate: { service: 'S3', action: 'listBuckets', physicalResourceId: cr.PhysicalResourceId.of('id') },
    policy: cr.AwsCustomResourcePolicy.fromStatements([statement()]),
    installLatestAwsSdk: false,
  });
  Template.fromStack(stack).hasResource('Custom::AWS', {
    DependsOn: [Match.stringLikeRegexp('^CallCustomResourcePolicyManaged')],
  });
});

test('a function that waits for its role waits for the managed policy', () => {
  const stack = stackUnderTest();
  const role = lambdaRole(stack);
  role.addToPolicy(statement());
  new CfnResource(stack, 'Other', { type: 'AWS::SNS::Topic' }).node.addDependency(role);
  Template.fromStack(stack).hasResource('AWS::SNS::Topic', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^RoleDefaultPolicyManaged')]),
  });
});

test('the child of a policy construct that others look for is the managed policy', () => {
  const stack = stackUnderTest();
  const { policy } = policyIn(stack);
  Template.fromStack(stack);
  expect(policy.node.defaultChild).toBeInstanceOf(iam.CfnManagedPolicy);
});
