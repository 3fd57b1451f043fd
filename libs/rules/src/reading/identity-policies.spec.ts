import { TemplateView } from '../template-view';

import { identityPolicies } from './identity-policies';

const found = (Type: string, Properties?: Readonly<Record<string, unknown>>) =>
  identityPolicies(new TemplateView({ Resources: { It: { Type, Properties } } })).map(
    ({ property, document }) => [property, document] as const,
  );

test.each(['Policy', 'ManagedPolicy', 'RolePolicy', 'UserPolicy', 'GroupPolicy'])(
  'AWS::IAM::%s is one',
  (type) => {
    expect(found(`AWS::IAM::${type}`, { PolicyDocument: 'it' })).toEqual([['PolicyDocument', 'it']]);
  },
);

test('the inline policy of a permission set is one', () => {
  expect(found('AWS::SSO::PermissionSet', { InlinePolicy: 'it' })).toEqual([['InlinePolicy', 'it']]);
  expect(found('AWS::IoT::Policy', { PolicyDocument: 'it' })).toEqual([['PolicyDocument', 'it']]);
});

test.each(['Role', 'User', 'Group'])('AWS::IAM::%s may carry several', (type) => {
  const Policies = [{ PolicyDocument: 'one' }, { PolicyDocument: 'two' }];
  expect(found(`AWS::IAM::${type}`, { Policies })).toEqual([
    ['Policies.0.PolicyDocument', 'one'],
    ['Policies.1.PolicyDocument', 'two'],
  ]);
});

test.each(['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::S3::BucketPolicy'])('a bare %s has none', (type) => {
  expect(found(type)).toEqual([]);
});
