import { storageContract } from '@hipaa-cdk/contracts-storage';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { sessionPolicy } from '@hipaa-cdk/session-policy';
import { Duration, Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ownFiles } from './own-files';

export interface SignedInRoleProps {
  /** The one identity pool whose people take the role. */
  readonly identityPoolId: string;
}

const ISSUER = 'cognito-identity.amazonaws.com';

/** What somebody who is signed in may do with AWS: reach their own files, where there is a bucket, and nothing else. */
export class SignedInRole extends iam.Role {
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
