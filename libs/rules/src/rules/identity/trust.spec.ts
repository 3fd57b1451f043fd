import { outcomesOf, outcomes } from '../../testing/outcomes';

const role = outcomesOf('TrustNotOpen', 'AWS::IAM::Role');
const trust = (statement: Readonly<Record<string, unknown>>) =>
  role({
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] },
  });

test('a service passes', () =>
  expect(trust({ Principal: { Service: 'ec2.amazonaws.com' } })).toEqual(['pass']));

test.each([
  ['a star', { Principal: '*' }],
  ['a star among accounts', { Principal: { AWS: ['arn:aws:iam::111111111111:root', '*'] } }],
  ['everybody but one', { NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' } }],
])('%s fails', (_kind, statement) => expect(trust(statement)).toEqual(['fail']));

test('a star within the organisation passes', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } };
  expect(trust({ Principal: { AWS: '*' }, Condition })).toEqual(['pass']);
});

test.each([
  ['an external id', { StringEquals: { 'sts:ExternalId': 'known-to-many' } }],
  ['a second factor', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
  ['any account', { StringLike: { 'aws:PrincipalAccount': '*' } }],
  ['every account but one', { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } }],
  ['an account if it is known', { StringEqualsIfExists: { 'aws:PrincipalAccount': '111111111111' } }],
])('a star with %s as condition fails', (_kind, Condition) => {
  expect(trust({ Principal: '*', Condition })).toEqual(['fail']);
});

test('a star that is denied is not judged', () => {
  expect(trust({ Effect: 'Deny', Principal: '*' })).toEqual([]);
});

test('a single statement in place of a list is judged', () => {
  expect(role({ AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal: '*' } } })).toEqual([
    'fail',
  ]);
});

test.each([
  ['aws:PrincipalOrgPaths', 'ForAnyValue:StringLike', 'o-example/r-example/ou-example/*'],
  ['aws:PrincipalAccount', 'StringEquals', '111111111111'],
  ['aws:PrincipalArn', 'ArnLike', 'arn:aws:iam::111111111111:role/deploy-*'],
  ['aws:SourceAccount', 'StringEquals', '111111111111'],
  ['aws:SourceOrgID', 'StringEquals', 'o-example'],
  ['aws:SourceArn', 'ArnEquals', 'arn:aws:sns:us-west-2:111111111111:topic'],
])('a star with a condition on %s passes', (key, operator, value) => {
  expect(trust({ Principal: '*', Condition: { [operator]: { [key]: value } } })).toEqual(['pass']);
});

test('any account beside a named one fails', () => {
  const Condition = { StringLike: { 'aws:PrincipalAccount': ['111111111111', '*'] } };
  expect(trust({ Principal: '*', Condition })).toEqual(['fail']);
});

describe('GithubTrustNamesRepository', () => {
  const host = 'token.actions.githubusercontent.com';
  const repository = 'repo:example/platform:environment:prod';
  const audience = { [`${host}:aud`]: 'sts.amazonaws.com' };

  const trust = (
    Condition: unknown,
    Federated: unknown = `arn:aws:iam::111111111111:oidc-provider/${host}`,
  ) =>
    outcomes('GithubTrustNamesRepository', {
      Provider: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: `https://${host}` } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRoleWithWebIdentity',
                Principal: { Federated },
                Condition,
              },
            ],
          },
        },
      },
    });

  const pass = ['pass Role'];
  const fail = ['fail Role'];

  test('a repository and environment by name pass', () => {
    expect(trust({ StringEquals: { ...audience, [`${host}:sub`]: repository } })).toEqual(pass);
  });

  test('a name without wildcards passes with the operator for wildcards', () => {
    const conditions = { StringEquals: audience, StringLike: { [`${host}:sub`]: repository } };
    expect(trust(conditions)).toEqual(pass);
  });

  test.each([
    'repo:example/platform:*',
    'repo:example/*:environment:prod',
    'repo:example/${Repository}:environment:prod',
  ])('%s with wildcards allowed fails', (value) => {
    const sub = { 'Fn::Sub': value };
    expect(trust({ StringEquals: audience, StringLike: { [`${host}:sub`]: sub } })).toEqual(fail);
  });

  test('a role without a condition fails', () => expect(trust(undefined)).toEqual(fail));

  test('a role that names the audience alone fails', () => {
    expect(trust({ StringEquals: audience })).toEqual(fail);
  });

  test('a role that does not name the audience fails', () => {
    expect(trust({ StringEquals: { [`${host}:sub`]: repository } })).toEqual(fail);
  });

  test('one loose value among exact ones fails', () => {
    expect(trust({ StringEquals: { ...audience, [`${host}:sub`]: [repository, 'example'] } })).toEqual(fail);
  });

  test('a comparison that an absent claim passes fails', () => {
    expect(trust({ 'ForAllValues:StringEquals': { ...audience, [`${host}:sub`]: repository } })).toEqual(
      fail,
    );
  });

  test('a provider of the same template is recognised', () => {
    expect(trust(undefined, { Ref: 'Provider' })).toEqual(fail);
  });

  test('other identity providers are not judged', () => {
    expect(trust(undefined, 'accounts.example.org')).toEqual([]);
  });

  test('a provider beside another is judged', () => {
    expect(trust(undefined, ['accounts.example.org', host])).toEqual(fail);
  });

  test('an empty list of repositories fails', () => {
    expect(trust({ StringEquals: { ...audience, [`${host}:sub`]: [] } })).toEqual(fail);
  });

  test('a wildcard beside an exact repository fails', () => {
    const sub = [repository, 'repo:example/platform:*'];
    expect(trust({ StringEquals: audience, StringLike: { [`${host}:sub`]: sub } })).toEqual(fail);
  });
});

describe('TrustNamesParties', () => {
  const OURS = '222233334444';
  const context = { dataClass: 'phi', removal: 'retain', accounts: [OURS] } as const;
  const taken = (statement: object) =>
    outcomes(
      'TrustNamesParties',
      {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } },
        },
      },
      context,
    );

  test.each([
    ['a role of a strange account', { Principal: { AWS: 'arn:aws:iam::999900001111:role/x' } }],
    ['everybody of the account', { Principal: { AWS: `arn:aws:iam::${OURS}:root` } }],
    [
      'everybody of the account of the stack',
      { Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } },
    ],
    [
      'every pipeline of a provider',
      { Principal: { Federated: `arn:aws:iam::${OURS}:oidc-provider/gitlab.example.org` } },
    ],
    ['whoever has a certificate', { Principal: { Service: 'rolesanywhere.amazonaws.com' } }],
  ])('a role for %s fails', (_whom, statement) => expect(taken(statement)).toEqual(['fail Role']));

  test.each([
    ['a service', { Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
    ['a role of ours', { Principal: { AWS: `arn:aws:iam::${OURS}:role/x` } }],
    [
      'people of the account with a second factor',
      {
        Principal: { AWS: `arn:aws:iam::${OURS}:root` },
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
    [
      'one project of a provider',
      {
        Principal: { Federated: `arn:aws:iam::${OURS}:oidc-provider/gitlab.example.org` },
        Condition: {
          StringEquals: { 'gitlab.example.org:sub': 'project_path:clinic/app:ref_type:branch:ref:main' },
        },
      },
    ],
  ])('a role for %s passes', (_whom, statement) => expect(taken(statement)).toEqual(['pass Role']));
});

const OWN = '222233334444';
const known = { dataClass: 'phi', removal: 'retain', accounts: [OWN] } as const;
const parties = (statement: object) =>
  outcomesOf('TrustNamesParties', 'AWS::IAM::Role')(
    { AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...statement } } },
    known,
  );
const workload = (Condition: object) => ({
  Principal: { Service: 'rolesanywhere.amazonaws.com' },
  Condition,
});
const anchor = `arn:aws:rolesanywhere:eu-west-1:${OWN}:trust-anchor/one`;
const everybody = (Condition: object) => ({ Principal: { AWS: `arn:aws:iam::${OWN}:root` }, Condition });
const saml = (operator: string, audience: string) => ({
  Principal: { Federated: `arn:aws:iam::${OWN}:saml-provider/clinic` },
  Action: 'sts:AssumeRoleWithSAML',
  Condition: { [operator]: { 'SAML:aud': audience } },
});

test.each([
  [
    'a certificate of any anchor',
    workload({ ArnLike: { 'aws:SourceArn': 'arn:aws:rolesanywhere:*:*:trust-anchor/*' } }),
  ],
  [
    'a certificate of any anchor of the account, whatever it is called',
    workload({
      ArnLike: { 'aws:SourceArn': `arn:aws:rolesanywhere:eu-west-1:${OWN}:trust-anchor/*` },
      StringLike: { 'aws:PrincipalTag/x509Subject/CN': '*' },
    }),
  ],
  [
    'a certificate of an anchor, if there is one',
    workload({ ArnEqualsIfExists: { 'aws:SourceArn': anchor } }),
  ],
  ['a certificate of another anchor', workload({ ArnNotEquals: { 'aws:SourceArn': anchor } })],
  ['a certificate on some day', workload({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })],
  ['a user with some program', everybody({ StringLike: { 'aws:UserAgent': '*' } })],
  ['a user of the account', everybody({ StringEquals: { 'aws:PrincipalAccount': OWN } })],
  [
    'a user with a second factor, if known',
    everybody({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
  ],
  ['any audience of SAML', saml('StringLike', '*')],
  ['more than taking the role', { Principal: { AWS: `arn:aws:iam::${OWN}:role/x` }, Action: 'sts:*' }],
])('a role for %s fails', (_who, statement) => expect(parties(statement)).toEqual(['fail']));

test.each([
  ['a certificate of one anchor', workload({ ArnEquals: { 'aws:SourceArn': anchor } })],
  ['a certificate with a name', workload({ StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'app' } })],
  ['a user with a second factor', everybody({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })],
  [
    'one role of the account',
    everybody({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/on-call/*` } }),
  ],
  ['the console by SAML', saml('StringEquals', 'https://signin.aws.amazon.com/saml')],
])('a role for %s passes', (_who, statement) => expect(parties(statement)).toEqual(['pass']));

test('whoever takes a role chooses its tags only where somebody says which', () => {
  const role = {
    Principal: { AWS: `arn:aws:iam::${OWN}:role/x` },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  };
  const Condition = { StringEquals: { 'aws:RequestTag/team': 'clinic' } };
  expect([parties(role), parties({ ...role, Condition })]).toEqual([['fail'], ['pass']]);
});

describe('ServiceTrustBound', () => {
  const bound = (Service: string, Condition?: object, dataClass: 'phi' | 'unknown' = 'phi') =>
    outcomesOf('ServiceTrustBound', 'AWS::IAM::Role')(
      {
        AssumeRolePolicyDocument: {
          Statement: { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole', Condition },
        },
      },
      { ...known, dataClass },
    );

  test.each([
    [undefined],
    [{ StringNotEquals: { 'aws:SourceAccount': OWN } }],
    [{ StringLike: { 'aws:SourceAccount': '*' } }],
  ])('a service under %j fails', (condition) => {
    expect(bound('ecs-tasks.amazonaws.com', condition)).toEqual(['fail']);
  });

  test('a service for one account passes', () => {
    expect(bound('ecs-tasks.amazonaws.com', { StringEquals: { 'aws:SourceAccount': OWN } })).toEqual([
      'pass',
    ]);
  });

  test('services that do not say for whom, and templates of strangers, are not judged', () => {
    expect([bound('ec2.amazonaws.com'), bound('ecs-tasks.amazonaws.com', undefined, 'unknown')]).toEqual([
      [],
      [],
    ]);
  });
});

describe('UserShowsSecondFactor', () => {
  const role = outcomesOf('UserShowsSecondFactor', 'AWS::IAM::Role');
  const user = 'arn:aws:iam::111111111111:user/first';
  const taken = (Principal: unknown, Condition: object) =>
    role({
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, Condition }],
      },
    });
  const factor = (operator: string, value: unknown) => ({
    [operator]: { 'aws:MultiFactorAuthPresent': value },
  });

  test.each([
    ['named as principal', { AWS: user }, {}],
    ['named by a condition', { AWS: '111111111111' }, { ArnEquals: { 'aws:PrincipalArn': [user] } }],
  ])('a user %s passes with a factor and fails without', (_, principal, condition) => {
    expect(taken(principal, { ...condition, ...factor('Bool', 'true') })).toEqual(['pass']);
    expect(taken(principal, condition)).toEqual(['fail']);
  });

  test.each([
    ['if there is one', factor('BoolIfExists', 'true')],
    ['or none', factor('Bool', ['true', 'false'])],
    ['that is missing', factor('Bool', 'false')],
  ])('a factor %s fails', (_, condition) => {
    expect(taken({ AWS: user }, condition)).toEqual(['fail']);
  });

  test('roles and services are not judged', () => {
    expect(taken({ AWS: 'arn:aws:iam::111111111111:role/first' }, {})).toEqual([]);
    expect(taken({ Service: 'ec2.amazonaws.com' }, {})).toEqual([]);
  });
});
