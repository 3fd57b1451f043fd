import { defineSettings } from '@hipaa-cdk/layer';
import { testEnvironment } from '@hipaa-cdk/testing';
import { z } from 'zod';
import { ownVariables, variableRules, variableTexts } from './own-variables';

const settings = defineSettings({
  layer: 'sample-layer',
  shape: z.strictObject({ variables: ownVariables, secrets: z.record(z.string(), z.string()).default({}) }),
  rules: variableRules,
});

/** What whoever edits the settings is told; empty when all is well. */
function told(values: object): string {
  try {
    const profile = values as { variables: Record<string, string> };
    settings.withValues({ profiles: { economy: profile, production: profile } }).of(testEnvironment('test'));
    return '';
  } catch (error) {
    return String(error);
  }
}

test.each([
  { LOG_LEVEL: 'debug', WORKERS: 4, RATIO: 0.25, SIGN_UP: false },
  { API_URL: 'https://api.example.org/v1?page=1', TOKEN_URL: 'https://id.example.org/token' },
  {
    KEY_NAME: 'alias/clinic',
    DB_PASSWORD_ARN: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf',
  },
])('%j are plain variables', (variables) => {
  expect(told({ variables })).toBe('');
});

test('a process gets texts', () => {
  expect(variableTexts({ LEVEL: 'debug', WORKERS: 4, SIGN_UP: false })).toEqual({
    LEVEL: 'debug',
    WORKERS: '4',
    SIGN_UP: 'false',
  });
});

test.each<[object, RegExp]>([
  [{ logLevel: 'debug' }, /variables\.logLevel.*expected a name such as "LOG_LEVEL"/],
  [{ LOG_LEVEL: '' }, /variables\.LOG_LEVEL.*expected a value/],
  [{ LOG_LEVEL: 'a\nb' }, /variables\.LOG_LEVEL.*in one line/],
  [{ LOG_LEVEL: 'x'.repeat(4097) }, /variables\.LOG_LEVEL.*4096/],
  [{ LOG_LEVEL: ['debug'] }, /variables\.LOG_LEVEL.*expected a text, a number, true or false/],
  [{ LOG_LEVEL: Number.NaN }, /variables\.LOG_LEVEL/],
])('%j is refused', (variables, message) => {
  expect(told({ variables })).toMatch(message);
});

test.each([
  'STORAGE_BUCKET',
  'DATABASE_HOST',
  'AUTH_ISSUER',
  'SITE_URL',
  'APPLICATION_ENVIRONMENT',
  'PORT',
  'AWS_REGION',
  'LD_PRELOAD',
])('%s is taken, for a plain variable as for a secret', (name) => {
  const problem = `${name} is a variable that the application gets anyway; expected another name`;
  expect(told({ variables: { [name]: 'a' } })).toContain(`variables: ${problem}`);
  expect(told({ variables: {}, secrets: { [name]: 'a' } })).toContain(`secrets: ${problem}`);
});

test('one name has one value', () => {
  expect(told({ variables: { LEVEL: 'debug' }, secrets: { LEVEL: 'a' } })).toContain(
    'secrets: LEVEL is in variables as well',
  );
});

test.each([
  ['DB_PASSWORD', 'correct horse battery'],
  ['SESSION_KEY', 'q8Zr1kP0xW7bN4vT2mYc'],
  ['ANYTHING', `ghp_${'aB3dE5gH7jK9'.repeat(3)}`],
])('a secret in %s is refused by its name, and its value is shown to nobody', (name, value) => {
  const message = told({ variables: { [name]: value } });
  expect(message).toContain(`variables: ${name} holds a`);
  expect(message).toContain('expected it in "secrets"');
  expect(message).not.toContain(value);
});
