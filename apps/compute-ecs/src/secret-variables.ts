import { aws_ecs as ecs, aws_iam as iam, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from '../config';

/** Variables of a task that hold a secret: each secret may be read when a task starts, and decrypted for that only. */
export class SecretVariables extends Construct {
  readonly variables: Readonly<Record<string, ecs.Secret>>;

  constructor(scope: Construct, id: string, definition: ecs.TaskDefinition, secrets: EcsSettings['secrets']) {
    super(scope, id);
    this.variables = Object.fromEntries(
      Object.entries(secrets).map(([name, { secretArn, keyArn }]) => {
        const secret = secretsmanager.Secret.fromSecretCompleteArn(this, name, secretArn);
        if (keyArn) definition.addToExecutionRolePolicy(decryptFor(secretArn, keyArn));
        return [name, ecs.Secret.fromSecretsManager(secret)];
      }),
    );
  }
}

function decryptFor(secretArn: string, keyArn: string): iam.PolicyStatement {
  const [, , , region] = secretArn.split(':');
  return new iam.PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: {
      StringEquals: {
        'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
        'kms:EncryptionContext:SecretARN': secretArn,
      },
    },
  });
}
