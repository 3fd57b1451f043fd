import { databaseSignIn } from '@hipaa-cdk/constructs';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { storageContract } from '@hipaa-cdk/contracts-storage';
import { breakGlassRoleName } from '@hipaa-cdk/environments';
import { environmentOf, readIfPresent } from '@hipaa-cdk/parameters';
import { Duration, Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { keyStatement } from './application-policy';
import type { EmergencyAccessSettings } from './settings';

/** AWS allows no shorter limit. */
const HOUR = Duration.hours(1);

/**
 * What somebody takes to read health data when nobody can in the ordinary way. It reads and changes nothing: what is broken is
 * mended by a deploy, and records are out of its reach. The audit layer has an alarm that knows it by its name.
 */
export class BreakGlassRole extends iam.Role {
  constructor(scope: Construct, id: string, settings: EmergencyAccessSettings) {
    super(scope, id, {
      roleName: breakGlassRoleName(environmentOf(scope).name),
      description: 'Reads health data in an emergency: every use sets off an alarm',
      assumedBy: withSecondFactor(scope, settings.users),
      maxSessionDuration: HOUR,
    });
    const statements = readingStatements(scope, settings);
    if (statements.length === 0) return;
    const description = 'What may be read in an emergency';
    this.addManagedPolicy(new iam.ManagedPolicy(this, 'Policy', { description, statements }));
  }
}

/**
 * These users, and a second factor shown within the hour: other credentials with one last up to 36. Users are compared by ARN,
 * since IAM would refuse a role that names one who does not exist, and forget one who is made anew.
 */
function withSecondFactor(scope: Construct, users: readonly string[]): iam.PrincipalBase {
  const { partition, account } = Stack.of(scope);
  return new iam.AccountPrincipal(account).withConditions({
    ArnEquals: { 'aws:PrincipalArn': users.map((user) => `arn:${partition}:iam::${account}:user/${user}`) },
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    NumericLessThan: { 'aws:MultiFactorAuthAge': String(HOUR.toSeconds()) },
  });
}

/** Every object with its versions, and every row: a part for each of the two layers that the environment has. */
function readingStatements(
  scope: Construct,
  { databaseUser: user }: EmergencyAccessSettings,
): iam.PolicyStatement[] {
  const storage = readIfPresent(scope, storageContract);
  const database = readIfPresent(scope, databaseContract);
  return [
    ...(storage ? objectStatements(scope, storage) : []),
    ...(database ? [databaseSignIn(scope, { clusterResourceId: database.clusterResourceId, user })] : []),
  ];
}

function objectStatements(
  scope: Construct,
  { bucketArn, bucketKeyArn }: { readonly bucketArn: string; readonly bucketKeyArn: string },
): iam.PolicyStatement[] {
  const objects = `${bucketArn}/*`;
  return [
    new iam.PolicyStatement({
      sid: 'FindObjects',
      actions: ['s3:ListBucket', 's3:ListBucketVersions'],
      resources: [bucketArn],
    }),
    new iam.PolicyStatement({
      sid: 'ReadObjects',
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [objects],
    }),
    keyStatement(scope, {
      sid: 'DecryptObjects',
      actions: ['kms:Decrypt'],
      keyArn: bucketKeyArn,
      service: 's3',
      context: { 'aws:s3:arn': [bucketArn, objects] },
    }),
  ];
}
