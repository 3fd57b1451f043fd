import type { ContractValues } from '@hipaa-cdk/contract';
import type { databaseContract } from '@hipaa-cdk/contracts-database';
import { databaseSignIn } from '@hipaa-cdk/database-sign-in';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ApplicationPolicyProps } from './application-policy';
import { keyStatement } from './key-statement';

type Database = Pick<
  ContractValues<typeof databaseContract>,
  'clusterResourceId' | 'secretArn' | 'secretKeyArn'
>;

/** How the application gets into the database: as one user of its own, and with the master secret only if it must. */
export function databaseStatements(
  scope: Construct,
  database: Database,
  { databaseUser, readsMasterSecret }: Pick<ApplicationPolicyProps, 'databaseUser' | 'readsMasterSecret'>,
): iam.PolicyStatement[] {
  const { clusterResourceId } = database;
  const signIn = databaseSignIn(scope, { clusterResourceId, user: databaseUser });
  if (!readsMasterSecret) return [signIn];
  const { secretArn, secretKeyArn } = database;
  return [
    signIn,
    new iam.PolicyStatement({
      sid: 'ReadDatabaseSecret',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: [secretArn],
    }),
    keyStatement(scope, {
      sid: 'DecryptDatabaseSecret',
      actions: ['kms:Decrypt'],
      keyArn: secretKeyArn,
      service: 'secretsmanager',
      context: { SecretARN: [secretArn] },
    }),
  ];
}
