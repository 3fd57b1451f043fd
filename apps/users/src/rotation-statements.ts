import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { KeyRotationProps } from './key-rotation';
import { keyStatement } from './key-statement';

/** What the rotating function may do: the keys of one user, and one secret. */
export function rotationStatements(
  scope: Construct,
  { user, secret, key }: Pick<KeyRotationProps, 'user' | 'secret' | 'key'>,
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'RenewAccessKeys',
      actions: ['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:ListAccessKeys', 'iam:UpdateAccessKey'],
      resources: [user.userArn],
    }),
    new iam.PolicyStatement({
      sid: 'KeepAccessKey',
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resources: [secret.secretArn],
    }),
    keyStatement(scope, {
      sid: 'EncryptAccessKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      keyArn: key.keyArn,
      service: 'secretsmanager',
      context: { SecretARN: [secret.secretArn] },
    }),
  ];
}
