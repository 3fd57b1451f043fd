import { aws_iam as iam } from 'aws-cdk-lib';

/**
 * What code that serves requests never does, whatever else the role is allowed that it runs with: take away what nobody
 * could bring back.
 */
export function lossStatement(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'LoseNothing',
    effect: iam.Effect.DENY,
    actions: [
      'kms:DisableKey',
      'kms:ScheduleKeyDeletion',
      's3:BypassGovernanceRetention',
      's3:DeleteObjectVersion',
      's3:PutLifecycleConfiguration',
      'secretsmanager:DeleteSecret',
    ],
    resources: ['*'],
  });
}
