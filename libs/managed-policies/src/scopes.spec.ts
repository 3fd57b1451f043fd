import {
  App,
  Aspects,
  CfnResource,
  NestedStack,
  Stack,
  Stage,
  aws_iam as iam,
  cloudformation_include as include,
} from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { join } from 'node:path';
import { appUnderTest, lambdaRole, stackUnderTest, statement } from '../fixtures/stack-under-test';
import { ManagedPolicies } from './managed-policies';

const INLINE = 'AWS::IAM::Policy';
const MANAGED = 'AWS::IAM::ManagedPolicy';

function policyIn(stack: Stack): void {
  lambdaRole(stack).addToPolicy(statement());
}

function expectManaged(stack: Stack): void {
  const template = Template.fromStack(stack);
  template.resourceCountIs(INLINE, 0);
  template.resourceCountIs(MANAGED, 1);
}

test('policies of a nested stack are converted', () => {
  const nested = new NestedStack(stackUnderTest(), 'Nested');
  policyIn(nested);
  expectManaged(nested);
});

test('a nested stack that waits for a policy of the outer one waits for the managed policy', () => {
  const stack = stackUnderTest();
  const policy = new iam.CfnPolicy(stack, 'Raw', { policyName: 'n', policyDocument: {}, roles: ['worker'] });
  const nested = new NestedStack(stack, 'Nested');
  new CfnResource(nested, 'Topic', { type: 'AWS::SNS::Topic' }).addResourceDependency(policy);
  Template.fromStack(stack).hasResource('AWS::CloudFormation::Stack', { DependsOn: ['RawManaged'] });
});

test('policies of a stage that exists already are converted', () => {
  const app = appUnderTest();
  const stack = new Stack(new Stage(app, 'Stage'), 'Stack');
  policyIn(stack);
  ManagedPolicies.of(app).apply();
  expectManaged(stack);
});

test('a stage within a stage is taken in', () => {
  const app = appUnderTest();
  const stack = new Stack(new Stage(new Stage(app, 'Outer'), 'Inner'), 'Stack');
  policyIn(stack);
  ManagedPolicies.of(app).apply();
  expectManaged(stack);
});

test('a stage that is made later is converted by a call of its own', () => {
  const app = appUnderTest();
  ManagedPolicies.of(app).apply();
  const stage = new Stage(app, 'Stage');
  ManagedPolicies.of(stage).apply();
  const stack = new Stack(stage, 'Stack');
  policyIn(stack);
  expectManaged(stack);
});

test('a stage that is made later and forgotten fails synthesis', () => {
  const app = appUnderTest();
  ManagedPolicies.of(app).apply();
  policyIn(new Stack(new Stage(app, 'Stage'), 'Stack'));
  expect(() => app.synth()).toThrow(/INLINE_POLICY_LEFT: Stage\/Stack\/Role\/DefaultPolicy\/Resource/);
});

test('a role in a forgotten stage fails synthesis', () => {
  const app = appUnderTest();
  ManagedPolicies.of(app).apply();
  const document = new iam.PolicyDocument({ statements: [statement()] });
  lambdaRole(new Stack(new Stage(app, 'Stage'), 'Stack'), 'Role', { inlinePolicies: { Read: document } });
  expect(() => app.synth()).toThrow('INLINE_POLICY_LEFT: the Policies of Stage/Stack/Role/Resource');
});

test('a stack outside of the scope is left alone', () => {
  const app = appUnderTest();
  const [inside, outside] = [new Stack(app, 'Inside'), new Stack(app, 'Outside')];
  ManagedPolicies.of(inside).apply();
  policyIn(outside);
  Template.fromStack(outside).resourceCountIs(INLINE, 1);
});

test('applying it again changes nothing', () => {
  const stack = stackUnderTest();
  ManagedPolicies.of(stack.node.root).apply();
  ManagedPolicies.of(stack).apply();
  policyIn(stack);
  expectManaged(stack);
});

test('synthesising again changes nothing', () => {
  const app = appUnderTest();
  ManagedPolicies.of(app).apply();
  const stack = new Stack(app, 'Stack');
  policyIn(stack);
  const [first, second] = [false, true].map(
    (force) => app.synth({ force }).getStackByName('Stack').template as unknown,
  );
  expect(second).toEqual(first);
});

/** A stack whose role gets its first policy from an aspect on a stack that is visited later. */
function policyFromAfar(stabilised: boolean): Stack {
  const app = appUnderTest({ '@aws-cdk/core:aspectStabilization': stabilised });
  ManagedPolicies.of(app).apply();
  const stack = new Stack(app, 'A');
  const role = lambdaRole(stack);
  const grant = () => {
    role.addToPolicy(statement());
  };
  Aspects.of(new Stack(app, 'Z')).add({ visit: grant });
  return stack;
}

test('a policy that an aspect makes for a role far away is converted', () => {
  expectManaged(policyFromAfar(true));
});

test('where aspects run only once, such a policy fails synthesis rather than staying inline', () => {
  expect(() => Template.fromStack(policyFromAfar(false))).toThrow(
    'INLINE_POLICY_LEFT: A/Role/DefaultPolicy/Resource',
  );
});

test('where aspects run only once, everything else is converted too', () => {
  const app = appUnderTest({ '@aws-cdk/core:aspectStabilization': false });
  ManagedPolicies.of(app).apply();
  const stack = new Stack(app, 'Stack');
  policyIn(stack);
  expectManaged(stack);
});

test('other aspects meet the managed policy', () => {
  const stack = stackUnderTest();
  const seen: IConstruct[] = [];
  Aspects.of(stack).add({ visit: (construct) => seen.push(construct) });
  policyIn(stack);
  Template.fromStack(stack);
  expect(seen.some((construct) => construct instanceof iam.CfnManagedPolicy)).toBe(true);
  expect(seen.some((construct) => construct instanceof iam.CfnPolicy)).toBe(false);
});

test('an app without the feature flags of the library works too', () => {
  const app = new App();
  ManagedPolicies.of(app).apply();
  const stack = new Stack(app, 'Stack');
  policyIn(stack);
  expectManaged(stack);
});

const included = (stack: Stack, file: string) =>
  new include.CfnInclude(stack, 'Included', { templateFile: join(__dirname, '../fixtures', file) });

test('policies of a template that is included are converted', () => {
  const stack = stackUnderTest();
  included(stack, 'included.template.json');
  const template = Template.fromStack(stack);
  template.resourceCountIs(INLINE, 0);
  template.resourceCountIs(MANAGED, 2);
  template.hasResource('AWS::SNS::Topic', { DependsOn: [Match.stringLikeRegexp('PolicyManaged')] });
});

test('policies that an included template computes at deployment are refused', () => {
  const stack = stackUnderTest();
  included(stack, 'computed-policies.template.json');
  expect(() => Template.fromStack(stack)).toThrow(/INLINE_POLICY_LEFT: the Policies of .*Role are computed/);
});
