import { hintsAtSecret, isSecretName } from './secret-name';

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
  'mode',
  '',
])('"%s" is not', (name) => expect(isSecretName(name)).toBe(false));

test.each(['ENCRYPTION_SALT', 'signature', 'hostKey'])('%s hints at one', (name) => {
  expect(hintsAtSecret(name)).toBe(true);
});

test.each(['keyId', 'KMS_KEY_ARN', 'PUBLIC_KEY', 'tokenVersion', 'monkey'])('%s does not', (name) => {
  expect(hintsAtSecret(name)).toBe(false);
});
