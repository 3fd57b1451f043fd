import type { Environment } from '@hipaa-cdk/environments';
import { testEnvironment } from '@hipaa-cdk/testing';
import { ComputeStack } from '../fixtures/compute-stack';
import { applicationVariables } from './application-variables';

const variablesIn = (changes: Partial<Environment> = {}): string[] =>
  Object.keys(
    applicationVariables(new ComputeStack(testEnvironment('test', { compute: 'ecs', ...changes }))),
  );

const without = (...layers: string[]) => variablesIn({ layers: { except: layers } });

test('everything that an environment with all layers has is told', () => {
  expect(variablesIn()).toEqual([
    'APPLICATION_ENVIRONMENT',
    'AWS_DEFAULT_REGION',
    'SITE_URL',
    'STORAGE_BUCKET',
    'STORAGE_KEY_ARN',
    'DATABASE_HOST',
    'DATABASE_READER_HOST',
    'DATABASE_PORT',
    'DATABASE_NAME',
    'DATABASE_SECRET_ARN',
    'AUTH_ISSUER',
    'AUTH_CLIENT_ID',
    'AUTH_IDENTITY_POOL_ID',
    'AUTH_USER_POOL_ID',
    'AUTH_LOGIN_URL',
  ]);
});

test.each([
  ['storage', 'STORAGE_'],
  ['database', 'DATABASE_'],
  ['auth', 'AUTH_'],
])('without %s nothing is told about it', (layer, prefix) => {
  expect(without(layer).filter((name) => name.startsWith(prefix))).toEqual([]);
});

test('with another identity provider there is no user pool to tell about', () => {
  const identityProvider = { issuer: 'https://login.example.org', clientId: 'application' };
  expect(variablesIn({ identityProvider }).filter((name) => name.startsWith('AUTH_'))).toEqual([
    'AUTH_ISSUER',
    'AUTH_CLIENT_ID',
    'AUTH_IDENTITY_POOL_ID',
  ]);
});

test('without a site there is no address to tell', () => {
  expect(variablesIn({ site: undefined })).not.toContain('SITE_URL');
});

test('of the database secret only the ARN is told', () => {
  const stack = new ComputeStack(testEnvironment('test', { compute: 'ecs' }));
  expect(stack.resolve(applicationVariables(stack)['DATABASE_SECRET_ARN'])).toEqual({
    Ref: 'DatabaseSecretArn',
  });
});
