import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomesOf, outcomes } from '../../testing/outcomes';

const host = 'cognito-identity.amazonaws.com';
const role = outcomesOf('IdentityPoolTrustNamesPool', 'AWS::IAM::Role');
const trust = (Condition: unknown, Federated = host) =>
  role({
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated }, Condition }] },
  });

const pool = { StringEquals: { [`${host}:aud`]: { Ref: 'Pool' } } };
const signedIn = (amr: string) => ({ 'ForAnyValue:StringLike': { [`${host}:amr`]: amr } });

test('signed-in users of a pool pass', () => {
  expect(trust({ ...pool, ...signedIn('authenticated') })).toEqual(['pass']);
});

test('users of any pool fail', () => expect(trust(signedIn('authenticated'))).toEqual(['fail']));

test('guests fail', () => expect(trust({ ...pool, ...signedIn('unauthenticated') })).toEqual(['fail']));

test('a role without a condition fails', () => expect(trust(undefined)).toEqual(['fail']));

test('other providers are not judged', () => expect(trust(undefined, 'accounts.example.org')).toEqual([]));

test('a pool that is compared with wildcards fails', () => {
  const like = { StringLike: { [`${host}:aud`]: '*' } };
  expect(trust({ ...like, ...signedIn('authenticated') })).toEqual(['fail']);
});

test('another exact comparison does not name a pool', () => {
  const account = { StringEquals: { 'aws:SourceAccount': '111111111111' } };
  expect(trust({ ...account, ...signedIn('authenticated') })).toEqual(['fail']);
});

test.each([`${host}:aud`, `${host}:amr`])('an empty list of %s fails', (key) => {
  const StringEquals = { [`${host}:aud`]: 'pool', [`${host}:amr`]: 'authenticated', [key]: [] };
  expect(trust({ StringEquals })).toEqual(['fail']);
});

test('guests beside signed-in users fail', () => {
  const amr = { 'ForAnyValue:StringLike': { [`${host}:amr`]: ['authenticated', 'unauthenticated'] } };
  expect(trust({ ...pool, ...amr })).toEqual(['fail']);
});

describe('IdentityPoolWithoutGuests', () => {
  const pool = outcomesOf('IdentityPoolWithoutGuests', 'AWS::Cognito::IdentityPool');

  test('a pool without guests passes', () => {
    expect(pool({ AllowUnauthenticatedIdentities: false })).toEqual(['pass']);
  });

  test.each([[true], ['true'], [undefined], [{ Ref: 'Guests' }]])('guests %p fail', (value) => {
    expect(pool({ AllowUnauthenticatedIdentities: value })).toEqual(['fail']);
  });
});

const user = '${cognito-identity.amazonaws.com:sub}';
const document = (statement: Readonly<Record<string, unknown>>) => ({
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], ...statement }],
});

const judge = (properties: object, others: Record<string, TemplateResource> = {}, Federated?: string) =>
  outcomes('IdentityPoolRoleScopedToUser', {
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

test.each([
  [{ AllowClassicFlow: true }, ['fail It', 'pass It']],
  [{ CognitoIdentityProviders: [{ ServerSideTokenCheck: false }] }, ['pass It', 'fail It']],
  [{ CognitoIdentityProviders: [{ ServerSideTokenCheck: true }] }, ['pass It', 'pass It']],
])('a pool with %j asks who it is, or not', (Properties, verdicts) => {
  expect(
    outcomes('IdentityPoolChecksTokens', { It: { Type: 'AWS::Cognito::IdentityPool', Properties } }),
  ).toEqual(verdicts);
});
