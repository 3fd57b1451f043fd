import type { TemplateResource } from '@hipaa-cdk/templates';

import { outcomes } from '../../testing/outcomes';
import { identityPoolRoleScopedToUser } from './identity-pool-role-scoped-to-user';

const user = '${cognito-identity.amazonaws.com:sub}';
const document = (statement: Readonly<Record<string, unknown>>) => ({
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], ...statement }],
});

const judge = (properties: object, others: Record<string, TemplateResource> = {}, Federated?: string) =>
  outcomes(identityPoolRoleScopedToUser, {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Principal: { Federated: Federated ?? 'cognito-identity.amazonaws.com' },
          },
        },
        ...properties,
      },
    },
    ...others,
  });

const inline = (statement: Readonly<Record<string, unknown>>) =>
  judge({ Policies: [{ PolicyName: 'Own', PolicyDocument: document(statement) }] });

test('objects under the name of the user pass', () => {
  expect(inline({ Resource: `arn:aws:s3:::bucket/private/${user}/*` })).toEqual(['pass Role']);
});

test('the name of the user inside a substitution passes', () => {
  const Resource = { 'Fn::Sub': '${Bucket.Arn}/private/${!cognito-identity.amazonaws.com:sub}/*' };
  expect(inline({ Resource })).toEqual(['pass Role']);
});

test('a condition on the key of a row passes', () => {
  const Condition = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [user] } };
  expect(inline({ Action: 'dynamodb:Query', Resource: '*', Condition })).toEqual(['pass Role']);
});

test('objects of everybody fail', () => {
  expect(inline({ Resource: 'arn:aws:s3:::bucket/private/*' })).toEqual(['fail Role']);
});

test('one wide resource beside a narrow one fails', () => {
  expect(inline({ Resource: [`arn:aws:s3:::bucket/${user}/*`, 'arn:aws:s3:::bucket/*'] })).toEqual([
    'fail Role',
  ]);
});

test('all actions fail', () => expect(inline({ Action: '*', Resource: '*' })).toEqual(['fail Role']));

test('actions that reach no objects or rows are not judged', () => {
  expect(inline({ Action: 'execute-api:Invoke', Resource: '*' })).toEqual([]);
});

test('a policy that names the role is judged', () => {
  const Policy = {
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: document({ Resource: '*' }) },
  };
  expect(judge({}, { Policy })).toEqual(['fail Policy']);
});

test('a policy that the role names is judged', () => {
  const Policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: document({ Resource: '*' }) },
  };
  expect(judge({ ManagedPolicyArns: [{ Ref: 'Policy' }] }, { Policy })).toEqual(['fail Policy']);
});

test('roles for others than users of a pool are not judged', () => {
  const Policies = [{ PolicyDocument: document({ Resource: '*' }) }];
  expect(judge({ Policies }, {}, 'accounts.example.org')).toEqual([]);
});

test('one action that reaches objects beside others is judged', () => {
  expect(inline({ Action: ['execute-api:Invoke', 's3:GetObject'], Resource: '*' })).toEqual(['fail Role']);
});

test('a statement without resources fails', () => {
  expect(inline({ Resource: [] })).toEqual(['fail Role']);
});

test('a role for others beside users of a pool is judged', () => {
  const Statement = ['ec2.amazonaws.com', 'cognito-identity.amazonaws.com'].map((Federated) => ({
    Effect: 'Allow',
    Principal: { Federated },
  }));
  const Policies = [{ PolicyDocument: document({ Resource: '*' }) }];
  expect(judge({ AssumeRolePolicyDocument: { Statement }, Policies })).toEqual(['fail Role']);
});
