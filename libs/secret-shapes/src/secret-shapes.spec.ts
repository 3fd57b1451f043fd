import { hintsAtSecret, isSecretName, secretShape } from './secret-shapes';

test.each([
  'password',
  'DB_PASSWORD',
  'masterUserPassword',
  'MYSQLPASSWORD',
  'DBPassword2',
  'api-key',
  'apiKey',
  'SECRET_KEY',
  'AWS_SECRET_ACCESS_KEY',
  'refreshToken',
  'credentials',
])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each([
  'DB_PASSWORD_ARN',
  'secretName',
  'tokenUrl',
  'PasswordLength',
  'AWS_ACCESS_KEY_ID',
  'HttpTokens',
  'ServiceToken',
  'mode',
  '',
])('"%s" is not', (name) => expect(isSecretName(name)).toBe(false));

test.each(['ENCRYPTION_SALT', 'signature', 'hostKey'])('%s hints at one', (name) => {
  expect(hintsAtSecret(name)).toBe(true);
});

test.each(['keyId', 'KMS_KEY_ARN', 'PUBLIC_KEY', 'tokenVersion', 'monkey'])('%s does not', (name) => {
  expect(hintsAtSecret(name)).toBe(false);
});

/** Put together here so that no scanner takes the fixtures for what they look like. */
const known = {
  'an access key of AWS': 'AKIA' + 'IOSFODNN7EXAMPLE',
  'a private key': '-----BEGIN EC PRIVATE' + ' KEY-----',
  'a signed token': ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJleGFtcGxlIn0', 'c2lnbmF0dXJl'].join('.'),
  'a token of GitHub': 'ghp' + '_' + 'a1'.repeat(18),
  'a token of Slack': 'xoxb' + '-1234567890-abc',
  'a key of Stripe': 'sk' + '_live_' + 'a1'.repeat(10),
  'a key of Google': 'AIza' + 'Sy'.repeat(17) + 'x',
  'a password in an address': 'postgres://app:letmein@db.example.org/app',
  'a secret that CloudFormation fills in': '{{resolve:secretsmanager:app:SecretString:x}}',
};

test.each(Object.entries(known))('%s is known without a name', (what, text) => {
  expect(secretShape('', `see ${text} here`)).toBe(what);
});

test.each(['postgres://app:${Password}@db/app', '{{resolve:ssm:/app/mode}}', 'https://example.org:8443/a@b'])(
  '%s is none',
  (text) => expect(secretShape('', text)).toBeUndefined(),
);

test.each(['tr0ub4dor', '$uper1', 'hunter', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'])(
  '%s is a secret under the name of one',
  (text) => expect(secretShape('password', text)).toBe('a value for password'),
);

test.each([
  '',
  'true',
  'false',
  'required',
  'arn:aws:secretsmanager:us-west-2:111111111111:secret:app',
  '/app/prod/vpcId',
  'app/prod/database',
  'https://login.example.org',
  '${Password}',
])('"%s" is none even under the name of one', (text) =>
  expect(secretShape('password', text)).toBeUndefined(),
);

test('what looks random under a name that hints is a secret', () => {
  expect(secretShape('ENCRYPTION_SALT', 'q8Zr2LmX0vTb7NcK4dYs')).toBe('a random value for ENCRYPTION_SALT');
});

test.each([
  ['a UUID', '8f14e45f-ceea-467f-a9a3-1b2c3d4e5f60'],
  ['a word', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa1'],
  ['a path', '/app/prod/a1b2c3d4e5f6g7h8i9j0'],
  ['a sentence', 'as random as 4 words can be in a row'],
])('%s under a name that hints is none', (_kind, text) => {
  expect(secretShape('hostKey', text)).toBeUndefined();
});

test('the same text under another name is none', () => {
  expect(secretShape('MODE', 'q8Zr2LmX0vTb7NcK4dYs')).toBeUndefined();
});

test.each([
  'export DB_PASSWORD=tr0ub4dor',
  'password: "tr0ub4dor"',
  '{"apiKey": "a1b2c3d4"}',
  'Server=db;Password=tr0ub4dor;',
])('an assignment is found in %s', (text) => expect(secretShape('', text)).toMatch(/^a value for /));

test.each([
  'PASSWORD=$(fetch-it --now 1)',
  'PASSWORD=${Password1}',
  'password: minimum',
  'passwordLength=14000000',
  'tokenUrl=https://example.org/1',
])('no assignment is found in %s', (text) => expect(secretShape('', text)).toBeUndefined());

test.each([
  ['REDIS_AUTH', 'q8hG2vPz91'],
  ['admin-pin', '4711'],
  ['PassCode', '123456'],
  ['X-Origin-Verify', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['PreSharedKey', 'abcd1234'],
])('%s is a secret with the value %s', (name, value) => expect(secretShape(name, value)).toBeDefined());

test.each([
  ['REDIS_AUTH', 'iam'],
  ['BASIC_AUTH', 'disabled'],
  ['pinCount', '4711'],
  ['AccessString', 'on ~app:* +@read'],
])('%s is none with the value %s', (name, value) => expect(secretShape(name, value)).toBeUndefined());
