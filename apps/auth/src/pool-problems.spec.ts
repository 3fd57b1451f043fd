import { schemaProblems } from '@hipaa-cdk/environments';
import { placeOf, testEnvironment } from '@hipaa-cdk/testing';
import type { z } from 'zod';
import { settings } from '../config';
import { authSettings } from './settings';

type Given = Partial<z.input<typeof authSettings.schema>>;

const inTest = placeOf('test');
const arn = (account: string) => `arn:aws:secretsmanager:${inTest.region}:${account}:secret:google-AbCdEf`;
const reason = 'the directory of the hospital asks for a key';
const google = {
  type: 'oidc',
  name: 'Google',
  issuer: 'https://accounts.google.com',
  clientId: 'clinic',
  clientSecretArn: arn(inTest.account),
  secondFactor: { reason },
} as const;
const addresses = {
  callbackUrls: ['https://m.example.org/in'],
  logoutUrls: ['https://m.example.org/out'],
};
const reports = { identifier: 'reports', scopes: [{ name: 'read', description: 'Read reports' }] };

/** All that is wrong: with each setting, and with them together. */
function problems(given: Given, environment: Parameters<typeof testEnvironment> = ['test']): string[] {
  const where = testEnvironment(...environment);
  const all = { ...settings.of(where), ...given };
  const found = schemaProblems(authSettings.schema, all, []);
  return (found.length > 0 ? found : authSettings.problems(where, authSettings.schema.parse(all))).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
}

test('all of it together is sound', () => {
  expect(
    problems({
      attributes: [{ name: 'organization_id', type: 'string', maxLength: 40, inTokens: true }],
      signIn: 'name-or-address',
      resourceServers: [reports],
      clientScopes: ['reports/read'],
      clients: [
        { name: 'mobile', kind: 'public', ...addresses, scopes: ['reports/read'] },
        { name: 'nightly', kind: 'service', scopes: ['reports/read'] },
      ],
      federatedSignIn: [{ ...google, claims: { organization_id: 'hd' } }],
    }),
  ).toEqual([]);
});

test.each<[string, Given, string]>([
  [
    'a name that Cognito refuses',
    { attributes: [{ name: 'organization-id', type: 'string' }] },
    'attributes.0.name: expected 1 to 20 letters, digits and underscores, a letter first, such as "organization_id", got "organization-id"',
  ],
  [
    'the name of the layer’s own attribute',
    { attributes: [{ name: 'last_seen', type: 'string' }] },
    'attributes.0.name: the pool has an attribute of that name; expected another name, got "last_seen"',
  ],
  [
    'an attribute twice',
    {
      attributes: [
        { name: 'plan', type: 'string' },
        { name: 'plan', type: 'number' },
      ],
    },
    'attributes.1: is listed twice; expected it once',
  ],
  [
    'one attribute more than a pool takes',
    {
      attributes: Array.from({ length: 50 }, (_, index) => ({ name: `a${index}`, type: 'string' as const })),
    },
    "attributes: expected 49 attributes or fewer: Cognito keeps 50, and one is the layer's",
  ],
  [
    'a number with a length',
    { attributes: [{ name: 'age', type: 'number', maxLength: 3 }] },
    'attributes.0.maxLength: a number has no length; expected it on a string, got 3',
  ],
  [
    'a string with a least value',
    { attributes: [{ name: 'plan', type: 'string', min: 3 }] },
    'attributes.0.min: a string has no least value; expected it on a number, got 3',
  ],
  [
    'a length that nothing has',
    { attributes: [{ name: 'plan', type: 'string', minLength: 9, maxLength: 8 }] },
    'attributes.0.minLength: expected no more than maxLength, which is 8, got 9',
  ],
  [
    'a fixed attribute that people change',
    { attributes: [{ name: 'plan', type: 'string', fixed: true, changedByPerson: true }] },
    'attributes.0.changedByPerson: nobody changes what is fixed; expected one of both, got true',
  ],
  [
    'a scope that no resource server has',
    { resourceServers: [reports], clientScopes: ['reports/write'] },
    'clientScopes.0: there is no scope reports/write; expected one of reports/read',
  ],
  [
    'a scope of a client without any resource server',
    { clients: [{ name: 'nightly', kind: 'service', scopes: ['reports/read'] }] },
    'clients.0.scopes.0: there is no scope reports/read; expected one of resourceServers, which are none',
  ],
  [
    'a service without scopes',
    { clients: [{ name: 'nightly', kind: 'service', scopes: [] }] },
    'clients.0.scopes: expected one scope or more: a token without any opens nothing',
  ],
  [
    'a claim for an attribute that is not there',
    { federatedSignIn: [{ ...google, claims: { plan: 'plan' } }] },
    'federatedSignIn.0.claims.plan: there is no attribute plan; expected email, or one of attributes',
  ],
  [
    'a claim for a fixed attribute, which fails at the second sign-in',
    {
      attributes: [{ name: 'plan', type: 'string', fixed: true }],
      federatedSignIn: [{ ...google, claims: { plan: 'plan' } }],
    },
    'federatedSignIn.0.claims.plan: the attribute is fixed; expected one that each sign-in may fill anew',
  ],
  [
    'a provider without anybody who asks for a second factor',
    { federatedSignIn: [{ ...google, secondFactor: { reason: 'they do' } }] },
    'federatedSignIn.0.secondFactor.reason: expected, in 20 characters or more, who asks for a second factor there, got "they do"',
  ],
  [
    'a secret of another account',
    { federatedSignIn: [{ ...google, clientSecretArn: arn('999999999999') }] },
    `federatedSignIn.0.clientSecretArn: the secret is of account 999999999999 in ${inTest.region}; expected one of ${inTest.account} in ${inTest.region}, where the pool is`,
  ],
])('%s is refused', (_, given, message) => {
  expect(problems(given)).toEqual([message]);
});

test('an issuer or metadata in the clear are refused', () => {
  const saml = {
    type: 'saml',
    name: 'Okta',
    metadataUrl: 'http://okta.example.org',
    secondFactor: { reason },
  } as const;
  expect(problems({ federatedSignIn: [{ ...google, issuer: 'http://id.example.org' }, saml] })).toEqual([
    expect.stringContaining('federatedSignIn.0.issuer: expected the https address'),
    expect.stringContaining('federatedSignIn.1.metadataUrl: expected the https address'),
  ]);
});

test('what several settings have wrong is told at once', () => {
  expect(
    problems({
      clientScopes: ['reports/read'],
      federatedSignIn: [{ ...google, claims: { plan: 'plan' }, clientSecretArn: arn('999999999999') }],
    }),
  ).toHaveLength(3);
});

test('with patient data no client sends people to their own machine', () => {
  const clients = [
    { name: 'mobile', kind: 'public' as const, ...addresses, callbackUrls: ['http://localhost'] },
  ];
  expect(problems({ clients }, ['prod'])).toEqual([
    'clients.0.callbackUrls.0: http://localhost is not allowed with dataClass "phi"; expected https://',
  ]);
});

test('where somebody else signs people in, there is no pool to have any of it', () => {
  const identityProvider = { issuer: 'https://id.example.org', clientId: 'app' };
  const attributes = [{ name: 'plan', type: 'string' as const }];
  expect(problems({ attributes }, ['test', { identityProvider }])).toEqual([
    'attributes: test has an identityProvider and so no user pool; expected none',
  ]);
});
