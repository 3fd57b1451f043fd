import { aws_cognito as cognito, Duration, Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { storageContract } from '@hipaa-cdk/contracts-storage';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import type { TokenSource } from './token-source';

interface OwnFilesProps {
  readonly bucketArn: string;
  /** Key that encrypts the bucket. */
  readonly keyArn: string;
  /** Region of both. */
  readonly region: string;
}

/** Where the files of a person are. IAM fills in the identity of the caller, which nobody can choose. */
const OWN = 'private/${cognito-identity.amazonaws.com:sub}';

/** Lets everybody read, write, delete and list what is below a prefix of their own, and use the key through S3 only. */
function ownFiles({ bucketArn, keyArn, region }: OwnFilesProps): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'UseOwnFiles',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [`${bucketArn}/${OWN}/*`],
    }),
    new iam.PolicyStatement({
      sid: 'ListOwnFiles',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': [`${OWN}/*`] } },
    }),
    new iam.PolicyStatement({
      sid: 'UseKeyOfBucket',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    }),
  ];
}

interface SignedInRoleProps {
  /** The one identity pool whose people take the role. */
  readonly identityPoolId: string;
}

const ISSUER = 'cognito-identity.amazonaws.com';

/** What somebody who is signed in may do with AWS: reach their own files, where there is a bucket, and nothing else. */
class SignedInRole extends iam.Role {
  constructor(scope: Construct, id: string, { identityPoolId }: SignedInRoleProps) {
    super(scope, id, {
      description: 'People who are signed in take it, to reach their own files',
      assumedBy: new iam.WebIdentityPrincipal(ISSUER, {
        StringEquals: { [`${ISSUER}:aud`]: identityPoolId },
        'ForAnyValue:StringLike': { [`${ISSUER}:amr`]: 'authenticated' },
      }),
      maxSessionDuration: Duration.minutes(sessionPolicy.tokenMinutes),
    });
    const storage = readIfPresent(this, storageContract);
    if (!storage) return;
    new iam.ManagedPolicy(this, 'OwnFiles', {
      description: 'The own files of whoever is signed in',
      roles: [this],
      statements: ownFiles({
        bucketArn: storage.bucketArn,
        keyArn: storage.bucketKeyArn,
        region: Stack.of(this).region,
      }),
    });
  }
}

export interface CredentialsPoolProps {
  /** Whose tokens it takes. */
  readonly trusted: TokenSource['trusted'];
}

/**
 * Trades the token of somebody who is signed in for credentials of AWS. Nobody else gets any, and the role is chosen
 * here: the older flow, in which the caller names one, is off.
 */
export class CredentialsPool extends Construct {
  readonly poolId: string;

  constructor(scope: Construct, id: string, { trusted }: CredentialsPoolProps) {
    super(scope, id);
    const pool = new cognito.CfnIdentityPool(this, 'Pool', {
      ...trusted,
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
    });
    const { roleArn } = new SignedInRole(this, 'SignedIn', { identityPoolId: pool.ref });
    new cognito.CfnIdentityPoolRoleAttachment(this, 'Roles', {
      identityPoolId: pool.ref,
      roles: { authenticated: roleArn },
    });
    this.poolId = pool.ref;
  }
}
