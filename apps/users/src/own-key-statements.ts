import type { aws_kms as kms, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { keyStatement } from './key-statement';

export interface OwnKey {
  /** Where the access key is kept. */
  readonly secret: secretsmanager.ISecret;
  /** Encrypts the secret. */
  readonly key: kms.IKey;
}

/** Lets a program read the next access key with the one it has. */
export function ownKeyStatements(scope: Construct, { secret, key }: OwnKey): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadOwnKey',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secret.secretArn],
    }),
    keyStatement(scope, {
      sid: 'DecryptOwnKey',
      actions: ['kms:Decrypt'],
      keyArn: key.keyArn,
      service: 'secretsmanager',
      context: { SecretARN: [secret.secretArn] },
    }),
  ];
}
