import { App, Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bootstrapPoliciesOf, bootstrapPolicy } from './bootstrap-policies';

const stack = new Stack(new App(), 'Catalog', { env: { account: '111122223333', region: 'us-east-1' } });
const asked = bootstrapPolicy(stack, 'Limit', {
  name: 'clinic-boundary-launch-us-east-1',
  description: 'The most that a launch role may do',
  statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })],
});
new iam.Role(stack, 'Role', {
  assumedBy: new iam.ServicePrincipal('servicecatalog.amazonaws.com'),
  permissionsBoundary: asked,
});
const template = Template.fromStack(stack);

test('the stack makes no policy, and says what the bootstrap has to', () => {
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  expect(bootstrapPoliciesOf(template.toJSON())).toEqual([
    {
      name: 'clinic-boundary-launch-us-east-1',
      description: 'The most that a launch role may do',
      statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    },
  ]);
});

test('a role has it under its fixed name', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    PermissionsBoundary: {
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:policy/clinic-boundary-launch-us-east-1'],
      ],
    },
  });
});

test('a template that asks for nothing has none', () => {
  expect(bootstrapPoliciesOf({})).toEqual([]);
});
