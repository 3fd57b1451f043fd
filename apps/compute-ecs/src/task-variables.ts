import { arnParts } from '@hipaa-cdk/environments/aws-values';
import {
  aws_ecs as ecs,
  aws_ssm as ssm,
  aws_iam as iam,
  aws_secretsmanager as secretsmanager,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from './settings';

/** A variable of a container that ECS reads from a parameter. The library's own would allow more than reading it. */
class ReadParameter extends ecs.Secret {
  readonly arn: string;
  readonly hasField = false;

  constructor(parameter: ssm.IStringParameter) {
    super();
    this.arn = parameter.parameterArn;
  }

  grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['ssm:GetParameters'],
      resourceArns: [this.arn],
    });
  }
}

/**
 * Plain variables of a container, kept in the Parameter Store. ECS reads them when a task starts, so that whoever may look
 * at a task definition does not see the environment.
 */
export class VariableParameters extends Construct {
  readonly variables: Readonly<Record<string, ecs.Secret>>;
  /** Differs whenever a value does. In a task definition it makes a new version of it, and with that tasks that read again. */
  readonly fingerprint: string;

  /** @param values name -> value, none of them empty */
  constructor(scope: Construct, id: string, values: Readonly<Record<string, string>>) {
    super(scope, id);
    const entries = Object.entries(values);
    this.variables = Object.fromEntries(
      entries.map(([name, stringValue]) => {
        const description = `variable ${name} of the application`;
        return [name, new ReadParameter(new ssm.StringParameter(this, name, { stringValue, description }))];
      }),
    );
    this.fingerprint = entries.map(([name, value]) => `${name}=${value}`).join(' ');
  }
}

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
  const region = arnParts(secretArn)?.region;
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
