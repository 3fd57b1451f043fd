import {
  AspectPriority,
  Aspects,
  CfnDeletionPolicy,
  CfnResource,
  Stack,
  aws_iam as iam,
  aws_s3 as s3,
  aws_sqs as sqs,
} from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { lambdaRole, stackUnderTest, statement } from '../fixtures/stack-under-test';

const INLINE = 'AWS::IAM::Policy';
const MANAGED = 'AWS::IAM::ManagedPolicy';

test('a grant becomes a managed policy of the role', () => {
  const stack = stackUnderTest();
  new s3.Bucket(stack, 'Bucket').grantRead(lambdaRole(stack));
  Template.fromStack(stack).hasResourceProperties(MANAGED, {
    Roles: [{ Ref: Match.stringLikeRegexp('^Role') }],
    PolicyDocument: { Statement: [Match.objectLike({ Action: Match.arrayWith(['s3:GetObject*']) })] },
  });
});

test('a grant leaves no inline policy', () => {
  const stack = stackUnderTest();
  new s3.Bucket(stack, 'Bucket').grantRead(lambdaRole(stack));
  Template.fromStack(stack).resourceCountIs(INLINE, 0);
});

test('what is added to a role and what is granted share a policy', () => {
  const stack = stackUnderTest();
  const role = lambdaRole(stack);
  role.addToPolicy(statement('s3:GetObject'));
  new sqs.Queue(stack, 'Queue').grantPurge(role);
  const template = Template.fromStack(stack);
  template.resourceCountIs(MANAGED, 1);
  template.hasResourceProperties(MANAGED, {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 's3:GetObject' })]) },
  });
});

test('a policy of its own is attached to all of its roles, users and groups', () => {
  const stack = stackUnderTest();
  new iam.Policy(stack, 'Policy', {
    statements: [statement()],
    roles: [lambdaRole(stack, 'One'), lambdaRole(stack, 'Two')],
    users: [new iam.User(stack, 'User')],
    groups: [new iam.Group(stack, 'Group')],
  });
  Template.fromStack(stack).hasResourceProperties(MANAGED, {
    Roles: [{ Ref: Match.stringLikeRegexp('^One') }, { Ref: Match.stringLikeRegexp('^Two') }],
    Users: [{ Ref: Match.stringLikeRegexp('^User') }],
    Groups: [{ Ref: Match.stringLikeRegexp('^Group') }],
  });
});

test('a policy on a role that is imported goes to the role by name', () => {
  const stack = stackUnderTest();
  const role = iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/path/worker');
  role.addToPrincipalPolicy(statement());
  Template.fromStack(stack).hasResourceProperties(MANAGED, { Roles: ['worker'] });
});

test('a grant over stacks keeps its reference to the other stack', () => {
  const stack = stackUnderTest();
  const bucket = new s3.Bucket(new Stack(stack.node.root, 'Storage'), 'Bucket');
  bucket.grantRead(lambdaRole(stack));
  const [policy] = Object.values(Template.fromStack(stack).findResources(MANAGED));
  expect(JSON.stringify(policy)).toMatch(/Fn::ImportValue|Fn::GetStackOutput/);
});

test('a policy that was given a name loses it: names of managed policies are of the whole account', () => {
  const stack = stackUnderTest();
  new iam.Policy(stack, 'Policy', { policyName: 'p', statements: [statement()], roles: [lambdaRole(stack)] });
  Template.fromStack(stack).hasResourceProperties(MANAGED, { ManagedPolicyName: Match.absent() });
});

test('the managed policy has a logical id that the inline one never had', () => {
  const stack = stackUnderTest();
  const policy = new iam.Policy(stack, 'Policy', { statements: [statement()], roles: [lambdaRole(stack)] });
  const before: unknown = stack.resolve((policy.node.defaultChild as iam.CfnPolicy).logicalId);
  const [after] = Object.keys(Template.fromStack(stack).findResources(MANAGED));
  expect(after).toMatch(/^PolicyManaged/);
  expect(after).not.toBe(before);
});

test('an empty policy vanishes', () => {
  const stack = stackUnderTest();
  new iam.Policy(stack, 'Policy', { roles: [lambdaRole(stack)] });
  const template = Template.fromStack(stack);
  template.resourceCountIs(MANAGED, 0);
  template.resourceCountIs(INLINE, 0);
});

test('an empty policy that must not be empty is refused in the words of the CDK', () => {
  const stack = stackUnderTest();
  new iam.Policy(stack, 'Policy', { roles: [lambdaRole(stack)], force: true });
  expect(() => Template.fromStack(stack)).toThrow('Policy created with force=true is empty');
});

test('an empty policy that another aspect fills is there', () => {
  const stack = stackUnderTest();
  const policy = new iam.Policy(stack, 'Policy', { roles: [lambdaRole(stack)] });
  const visit = (construct: unknown) => {
    if (construct === policy) policy.addStatements(statement('s3:ListBucket'));
  };
  Aspects.of(stack).add({ visit }, { priority: AspectPriority.READONLY });
  Template.fromStack(stack).hasResourceProperties(MANAGED, {
    PolicyDocument: { Statement: [Match.objectLike({ Action: 's3:ListBucket' })] },
  });
});

test('a policy that is attached to nobody vanishes', () => {
  const stack = stackUnderTest();
  new iam.Policy(stack, 'Policy', { statements: [statement()] });
  Template.fromStack(stack).resourceCountIs(MANAGED, 0);
});

test('a retained policy is retained', () => {
  const stack = stackUnderTest();
  const policy = new iam.CfnPolicy(stack, 'Raw', {
    policyName: 'raw',
    policyDocument: { Version: '2012-10-17', Statement: [statement().toStatementJson()] },
    roles: ['worker'],
  });
  policy.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  Template.fromStack(stack).hasResource(MANAGED, { DeletionPolicy: 'Retain' });
});

test('an override of the document is in the managed policy', () => {
  const stack = stackUnderTest();
  const policy = new iam.Policy(stack, 'Policy', { statements: [statement()], roles: [lambdaRole(stack)] });
  (policy.node.defaultChild as iam.CfnPolicy).addPropertyOverride(
    'PolicyDocument.Statement.0.Effect',
    'Deny',
  );
  Template.fromStack(stack).hasResourceProperties(MANAGED, {
    PolicyDocument: { Statement: [Match.objectLike({ Effect: 'Deny' })] },
  });
});

test('an override outside of the properties is kept', () => {
  const stack = stackUnderTest();
  const policy = new iam.Policy(stack, 'Policy', { statements: [statement()], roles: [lambdaRole(stack)] });
  (policy.node.defaultChild as iam.CfnPolicy).addOverride('Metadata.Reviewed', 'yes');
  Template.fromStack(stack).hasResource(MANAGED, { Metadata: { Reviewed: 'yes' } });
});

test.each([
  ['AWS::IAM::RolePolicy', { RoleName: 'worker' }, { Roles: ['worker'] }],
  ['AWS::IAM::UserPolicy', { UserName: 'robot' }, { Users: ['robot'] }],
  ['AWS::IAM::GroupPolicy', { GroupName: 'people' }, { Groups: ['people'] }],
])('%s is an inline policy too', (type, principal, attached) => {
  const stack = stackUnderTest();
  const document = { Version: '2012-10-17', Statement: [statement().toStatementJson()] };
  new CfnResource(stack, 'Raw', {
    type,
    properties: { PolicyName: 'n', PolicyDocument: document, ...principal },
  });
  const template = Template.fromStack(stack);
  template.resourceCountIs(type, 0);
  template.hasResourceProperties(MANAGED, { ...attached, PolicyDocument: document });
});
