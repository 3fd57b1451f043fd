import {
  AspectPriority,
  Aspects,
  CfnCondition,
  Fn,
  RemovalPolicy,
  type Stack,
  aws_ec2 as ec2,
  aws_iam as iam,
  aws_s3 as s3,
} from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { lambdaRole, stackUnderTest, statement } from '../fixtures/stack-under-test';

const MANAGED = 'AWS::IAM::ManagedPolicy';
const ROLE = 'AWS::IAM::Role';
const document = (action?: string) => new iam.PolicyDocument({ statements: [statement(action)] });
const json = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };

function roleWithPolicies(stack: Stack): iam.Role {
  return lambdaRole(stack, 'Role', { inlinePolicies: { Read: document(), Write: document('s3:PutObject') } });
}

test('every inline policy of a role becomes a managed policy', () => {
  const stack = stackUnderTest();
  roleWithPolicies(stack);
  Template.fromStack(stack).resourcePropertiesCountIs(
    MANAGED,
    { PolicyDocument: { Statement: [Match.objectLike({ Effect: 'Allow' })] } },
    2,
  );
});

test('the role names them, so that it never exists without its permissions', () => {
  const stack = stackUnderTest();
  roleWithPolicies(stack);
  Template.fromStack(stack).hasResourceProperties(ROLE, {
    ManagedPolicyArns: [
      { Ref: Match.stringLikeRegexp('^RoleRead') },
      { Ref: Match.stringLikeRegexp('^RoleWrite') },
    ],
    Policies: Match.absent(),
  });
});

test('managed policies that the role had stay, those that come later too', () => {
  const stack = stackUnderTest();
  const policy = (name: string) => iam.ManagedPolicy.fromAwsManagedPolicyName(name);
  const role = lambdaRole(stack, 'Role', {
    inlinePolicies: { Read: document() },
    managedPolicies: [policy('A')],
  });
  role.addManagedPolicy(policy('B'));
  const [found] = Object.values(Template.fromStack(stack).findResources(ROLE));
  expect(JSON.stringify(found?.Properties.ManagedPolicyArns)).toMatch(/policy\/A.*policy\/B.*RoleRead/);
});

test('a policy is conditional when its role is', () => {
  const stack = stackUnderTest();
  const resource = roleWithPolicies(stack).node.defaultChild as iam.CfnRole;
  resource.cfnOptions.condition = new CfnCondition(stack, 'Sometimes', {
    expression: Fn.conditionEquals('a', 'b'),
  });
  Template.fromStack(stack).allResources(MANAGED, { Condition: 'Sometimes' });
});

test('a policy is kept when its role is', () => {
  const stack = stackUnderTest();
  roleWithPolicies(stack).applyRemovalPolicy(RemovalPolicy.RETAIN);
  Template.fromStack(stack).allResources(MANAGED, { DeletionPolicy: 'Retain' });
});

test('a reference inside an inline policy is kept', () => {
  const stack = stackUnderTest();
  const bucket = new s3.Bucket(stack, 'Bucket');
  const read = new iam.PolicyDocument({ statements: [statement('s3:GetObject', bucket.bucketArn)] });
  lambdaRole(stack, 'Role', { inlinePolicies: { Read: read } });
  Template.fromStack(stack).hasResourceProperties(MANAGED, {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bucket'), 'Arn'] } }),
      ],
    },
  });
});

test.each([
  ['user', iam.CfnUser, 'AWS::IAM::User'],
  ['group', iam.CfnGroup, 'AWS::IAM::Group'],
])('inline policies of a %s become managed', (_name, Principal, type) => {
  const stack = stackUnderTest();
  new Principal(stack, 'Principal', { policies: [{ policyName: 'All', policyDocument: json }] });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(MANAGED, { PolicyDocument: json });
  template.hasResourceProperties(type, {
    Policies: Match.absent(),
    ManagedPolicyArns: [{ Ref: Match.stringLikeRegexp('^PrincipalAll') }],
  });
});

test('a role that the CDK writes by hand, as for its custom resources, is converted', () => {
  const stack = stackUnderTest();
  new ec2.Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: true });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(MANAGED, {
    PolicyDocument: {
      Statement: [Match.objectLike({ Action: Match.arrayWith(['ec2:RevokeSecurityGroupIngress']) })],
    },
  });
  template.hasResourceProperties(ROLE, {
    Policies: Match.absent(),
    ManagedPolicyArns: [
      { 'Fn::Sub': Match.stringLikeRegexp('AWSLambdaBasicExecutionRole$') },
      { Ref: Match.stringLikeRegexp('Inline') },
    ],
  });
});

test('policies that an override put there are converted', () => {
  const stack = stackUnderTest();
  const role = lambdaRole(stack).node.defaultChild as iam.CfnRole;
  role.addPropertyOverride('Policies', [{ PolicyName: 'All', PolicyDocument: json }]);
  const template = Template.fromStack(stack);
  template.hasResourceProperties(MANAGED, { PolicyDocument: json });
  template.hasResourceProperties(ROLE, { Policies: Match.absent() });
});

test('managed policies that an override put there stay', () => {
  const stack = stackUnderTest();
  const role = roleWithPolicies(stack).node.defaultChild as iam.CfnRole;
  role.addPropertyOverride('ManagedPolicyArns', ['arn:aws:iam::aws:policy/A']);
  Template.fromStack(stack).hasResourceProperties(ROLE, {
    ManagedPolicyArns: Match.arrayWith([
      'arn:aws:iam::aws:policy/A',
      { Ref: Match.stringLikeRegexp('^RoleRead') },
    ]),
  });
});

test('a role whose policies were taken away by hand is left alone', () => {
  const stack = stackUnderTest();
  const role = roleWithPolicies(stack).node.defaultChild as iam.CfnRole;
  role.addPropertyDeletionOverride('Policies');
  Template.fromStack(stack).resourceCountIs(MANAGED, 0);
});

test('statements that come while the app is synthesised are not lost', () => {
  const stack = stackUnderTest();
  const read = document();
  const role = lambdaRole(stack, 'Role', { inlinePolicies: { Read: read } });
  const visit = (construct: IConstruct) => {
    if (construct === role.node.findChild('Resource')) read.addStatements(statement('s3:ListBucket'));
  };
  Aspects.of(stack).add({ visit }, { priority: AspectPriority.READONLY });
  Template.fromStack(stack).hasResourceProperties(MANAGED, {
    PolicyDocument: { Statement: [Match.objectLike({ Action: ['s3:GetObject', 's3:ListBucket'] })] },
  });
});

test('policies without a name that is known yet are numbered', () => {
  const stack = stackUnderTest();
  const named = (policyName: string) => ({ policyName, policyDocument: json });
  new iam.CfnGroup(stack, 'Group', {
    policies: [named(Fn.ref('AWS::StackName')), named(Fn.ref('AWS::Region'))],
  });
  expect(Object.keys(Template.fromStack(stack).findResources(MANAGED))).toEqual([
    expect.stringMatching(/^GroupPolicy1/),
    expect.stringMatching(/^GroupPolicy2/),
  ]);
});

test('a list in which one policy is computed at deployment is refused whole', () => {
  const stack = stackUnderTest();
  const computed = Fn.conditionIf(
    'Sometimes',
    { PolicyName: 'B', PolicyDocument: json },
    { Ref: 'AWS::NoValue' },
  );
  new iam.CfnGroup(stack, 'Group', { policies: [{ policyName: 'A', policyDocument: json }, computed] });
  expect(() => Template.fromStack(stack)).toThrow(
    'INLINE_POLICY_LEFT: the Policies of Stack/Group are computed',
  );
});
