import { findEnvironment } from '@hipaa-cdk/platform';
import { App, CfnResource, Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { sampleLayer } from '../fixtures/sample-layer';

const boundary = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:policy/hipaa-boundary-us-west-2']],
};
const stack = () => sampleLayer.addTo(new App(), findEnvironment('prod'));

test('every role of a layer is inside the boundary of its account and region', () => {
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

test('nothing but roles and users is changed', () => {
  Template.fromStack(stack()).allResourcesProperties('AWS::SNS::Topic', {
    PermissionsBoundary: Match.absent(),
  });
});

test('a role that has a boundary of its own keeps it', () => {
  const layer = stack();
  const own = 'arn:aws:iam::222222222222:policy/Narrower';
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
