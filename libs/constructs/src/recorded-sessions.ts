import { ArnFormat, Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** How the id of an instance looks, so that a pattern fits machines and nothing else. */
export const ANY_INSTANCE = `i-${'?'.repeat(17)}`;

/** What the audit layer publishes for sessions. */
export interface SessionRecords {
  /** ARN of the key that encrypts them. */
  readonly sessionKeyArn: string;
  /** Log group that records them. */
  readonly sessionLogGroupName: string;
}

/**
 * What a machine needs for sessions of Session Manager where the account's preferences encrypt and record them: the audit
 * layer's key for what is meant for it, and the audit layer's log group. Without both no session opens.
 *
 * @param records undefined where the environment has no audit layer, and sessions are neither encrypted with a key nor
 * recorded
 */
export function recordedSessionStatements(scope: Construct, records?: SessionRecords): iam.PolicyStatement[] {
  if (!records) return [];
  return [
    new iam.PolicyStatement({
      sid: 'DecryptSessions',
      actions: ['kms:Decrypt'],
      resources: [records.sessionKeyArn],
      // The key encrypts nothing but sessions; each names the machine that it is on.
      conditions: { StringLike: { 'kms:EncryptionContext:aws:ssm:TargetId': ANY_INSTANCE } },
    }),
    new iam.PolicyStatement({
      sid: 'RecordSessions',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [
        Stack.of(scope).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: `${records.sessionLogGroupName}:*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
    }),
    // Before a session begins the agent looks whether the group is there, and encrypted. The call knows no resource.
    new iam.PolicyStatement({ sid: 'FindRecords', actions: ['logs:DescribeLogGroups'], resources: ['*'] }),
  ];
}
