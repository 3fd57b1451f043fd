import { authContract, userPoolContract } from '@hipaa-cdk/contracts-auth';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { storageContract } from '@hipaa-cdk/contracts-storage';
import { environmentOf, readIfPresent } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';

/**
 * What the application is told about its environment, as plain variables: where things are and what they are called.
 * A secret is told by its ARN, which the application reads with its own role.
 *
 * @returns name -> value, in a stable order; only of the layers that the environment has
 */
export function applicationVariables(scope: Construct): Readonly<Record<string, string>> {
  const { name, region, site } = environmentOf(scope);
  return {
    APPLICATION_ENVIRONMENT: name,
    AWS_DEFAULT_REGION: region,
    ...(site && { SITE_URL: `https://${site.domainName}` }),
    ...storageVariables(scope),
    ...databaseVariables(scope),
    ...authVariables(scope),
  };
}

function storageVariables(scope: Construct): Record<string, string> {
  const storage = readIfPresent(scope, storageContract);
  if (!storage) return {};
  return { STORAGE_BUCKET: storage.bucketName, STORAGE_KEY_ARN: storage.bucketKeyArn };
}

function databaseVariables(scope: Construct): Record<string, string> {
  const database = readIfPresent(scope, databaseContract);
  if (!database) return {};
  return {
    DATABASE_HOST: database.endpointAddress,
    DATABASE_READER_HOST: database.readerEndpointAddress,
    DATABASE_PORT: database.endpointPort,
    DATABASE_NAME: database.databaseName,
    DATABASE_SECRET_ARN: database.secretArn,
  };
}

function authVariables(scope: Construct): Record<string, string> {
  const auth = readIfPresent(scope, authContract);
  if (!auth) return {};
  const pool = environmentOf(scope).identityProvider ? undefined : readIfPresent(scope, userPoolContract);
  return {
    AUTH_ISSUER: auth.issuerUrl,
    AUTH_CLIENT_ID: auth.clientId,
    AUTH_IDENTITY_POOL_ID: auth.identityPoolId,
    ...(pool && { AUTH_USER_POOL_ID: pool.userPoolId, AUTH_LOGIN_URL: pool.loginUrl }),
  };
}
