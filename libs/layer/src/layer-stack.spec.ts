import type { Environment } from '@hipaa-cdk/environments';
import { application, findEnvironment } from '@hipaa-cdk/platform';
import { tagSet } from '@hipaa-cdk/tagging';
import { App, RemovalPolicy, aws_iam as iam, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { sampleLayer } from '../fixtures/sample-layer';

const inProd = findEnvironment('prod');
const inTest = findEnvironment('test');

const test1 = findEnvironment('test');
const prod = findEnvironment('prod');
const stackIn = (environment: Environment) => sampleLayer.addTo(new App(), environment);

test('the stack is named by application, environment and layer', () => {
  expect(stackIn(test1).stackName).toBe(`${application.name}-test-sample-layer`);
});

test('its description says application, layer and purpose', () => {
  expect(Template.fromStack(stackIn(test1)).toJSON()['Description']).toBe(
    `${application.title}, sample-layer layer: something to look at`,
  );
});

test('account and region are those of the environment', () => {
  expect(stackIn(prod)).toMatchObject({ account: prod.account, region: prod.region });
});

test.each([true, false])('with protected: %s, termination protection is the same', (value) => {
  expect(stackIn({ ...prod, protected: value }).terminationProtection).toBe(value);
});

test.each([
  ['retain', RemovalPolicy.RETAIN],
  ['destroy', RemovalPolicy.DESTROY],
] as const)('with a profile that says %s, data does', (removal, policy) => {
  const environment = { ...prod, profile: { ...prod.profile, removal } };
  expect(stackIn(environment).dataRemoval).toBe(policy);
});

test('zones are those of the environment, and nobody asks the account', () => {
  expect(stackIn({ ...test1, zones: [`${inTest.region}b`, `${inTest.region}f`] }).availabilityZones).toEqual([
    `${inTest.region}b`,
    `${inTest.region}f`,
  ]);
});

test('the list of zones cannot be changed from outside', () => {
  const stack = stackIn(test1);
  stack.availabilityZones.push(`${inTest.region}z`);
  expect(stack.availabilityZones).toEqual([`${inTest.region}a`, `${inTest.region}b`]);
});

test('resources carry the tags of layer and environment', () => {
  Template.fromStack(stackIn(prod)).hasResourceProperties('AWS::SNS::Topic', {
    Tags: Match.arrayWith([{ Key: 'DataClassification', Value: 'PHI' }]),
  });
});

test('the stack itself carries them too', () => {
  expect(stackIn(prod).tags.tagValues()).toEqual(tagSet(prod, 'sample-layer'));
});

test('nothing is reported to the makers of the library', () => {
  Template.fromStack(stackIn(test1)).resourceCountIs('AWS::CDK::Metadata', 0);
});

test('permissions that the library would write inline become managed policies', () => {
  const stack = stackIn(prod);
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  role.addToPolicy(
    new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::bucket/*'] }),
  );
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
});

const boundary = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      `:iam::${inProd.account}:policy/${application.name}-boundary-prod-${inProd.region}`,
    ],
  ],
};
const stack = () => sampleLayer.addTo(new App(), findEnvironment('prod'));

test('every role of a layer is inside the boundary of its environment', () => {
  const layer = stack();
  new iam.Role(layer, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  Template.fromStack(layer).allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: boundary });
});

test('a role that some construct makes without the class for roles is inside as well', () => {
  const layer = stack();
  new CfnResource(layer, 'Role', {
    type: 'AWS::IAM::Role',
    properties: { AssumeRolePolicyDocument: { Statement: [] } },
  });
  Template.fromStack(layer).allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: boundary });
});

test('a layer is deployed by the roles of its environment, and keeps its files apart', () => {
  const outer = new App();
  const { artifactId } = sampleLayer.addTo(outer, findEnvironment('prod'));
  const { assumeRoleArn, cloudFormationExecutionRoleArn, stackTemplateAssetObjectUrl } = outer
    .synth()
    .getStackArtifact(artifactId);
  const role = (what: string): string =>
    `arn:aws:iam::${inProd.account}:role/${application.name}-${what}-prod-${inProd.region}`;
  expect(assumeRoleArn).toBe(role('deploy'));
  expect(cloudFormationExecutionRoleArn).toBe(role('execution'));
  expect(stackTemplateAssetObjectUrl).toContain('/prod/');
});

test('nothing but roles and users is changed', () => {
  Template.fromStack(stack()).allResourcesProperties('AWS::SNS::Topic', {
    PermissionsBoundary: Match.absent(),
  });
});

test('a role in a nested stack is inside the boundary too', () => {
  const inner = new NestedStack(stack(), 'Inner');
  new iam.CfnRole(inner, 'Role', { assumeRolePolicyDocument: { Statement: [] } });
  Template.fromStack(inner).hasResourceProperties('AWS::IAM::Role', {
    PermissionsBoundary: Match.anyValue(),
  });
});

test('a role that has a boundary of its own keeps it', () => {
  const layer = stack();
  const own = `arn:aws:iam::${inProd.account}:policy/Narrower`;
  new iam.CfnRole(layer, 'Role', { assumeRolePolicyDocument: { Statement: [] }, permissionsBoundary: own });
  Template.fromStack(layer).hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: own });
});

test('a role in a stack that others launch is none of its own', () => {
  const layer = stack();
  const product = new Stack(layer, 'Product');
  new iam.CfnRole(product, 'Role', { assumeRolePolicyDocument: { Statement: [] } });
  Template.fromStack(product).allResourcesProperties('AWS::IAM::Role', {
    PermissionsBoundary: Match.absent(),
  });
});
