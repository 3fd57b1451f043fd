import { authContract, userPoolContract } from '@hipaa-cdk/contracts-auth';
import { databaseContract, databasePort } from '@hipaa-cdk/contracts-database';
import { storageContract } from '@hipaa-cdk/contracts-storage';
import { environmentOf, readIfPresent } from '@hipaa-cdk/parameters';
import { Construct } from 'constructs';
import { usersContract } from '@hipaa-cdk/contracts-users';
import { aws_iam as iam, aws_ec2 as ec2 } from 'aws-cdk-lib';

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

/** Lets `role` do what the users layer says that the application may do. Without that layer it may do nothing. */
export function attachApplicationPolicy(role: iam.Role): void {
  const users = readIfPresent(role, usersContract);
  if (!users) return;
  role.addManagedPolicy(
    iam.ManagedPolicy.fromManagedPolicyArn(role, 'ApplicationPolicy', users.applicationPolicyArn),
  );
}

export interface DatabaseAccessProps {
  /** Who is let in: a group that lets nothing out but what its rules name. */
  readonly client: ec2.SecurityGroup;
  /** What the client is, for whoever reads the rules of the database. */
  readonly description: string;
}

/** Lets a client through to the database, from both sides. Where the environment has no database, nothing is made. */
export class DatabaseAccess extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseAccessProps) {
    super(scope, id);
    const database = readIfPresent(this, databaseContract);
    if (!database) return;
    const groupId = database.securityGroupId;
    const number = databasePort(environmentOf(this));
    const port = { ipProtocol: 'tcp', fromPort: number, toPort: number };
    new ec2.CfnSecurityGroupIngress(this, 'In', {
      ...port,
      groupId,
      sourceSecurityGroupId: props.client.securityGroupId,
      description: props.description,
    });
    new ec2.CfnSecurityGroupEgress(this, 'Out', {
      ...port,
      groupId: props.client.securityGroupId,
      destinationSecurityGroupId: groupId,
      description: 'the database',
    });
  }
}
