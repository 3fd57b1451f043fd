import { FailedEvents, LogStore, bundledHandler } from '@hipaa-cdk/constructs';
import {
  Duration,
  Stack,
  aws_iam as iam,
  type aws_kms as kms,
  aws_lambda as lambda,
  aws_secretsmanager as secretsmanager,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { keyStatement } from './application-policy';

interface KeyRotationProps {
  /** Whose access keys are made and taken away. */
  readonly user: iam.IUser;
  /** Where the key is kept. */
  readonly secret: secretsmanager.ISecret;
  /** Encrypts the secret. */
  readonly key: kms.IKey;
  /** Days from one key to the next. */
  readonly everyDays: number;
}

/** The function that makes the first access key of a user and every one after it, and what calls it. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, props: KeyRotationProps) {
    super(scope, id);
    const { secret, everyDays } = props;
    const handler = this.makeFunction(props);
    const permission = new lambda.CfnPermission(this, 'Invoke', {
      functionName: handler.functionArn,
      action: 'lambda:InvokeFunction',
      principal: 'secretsmanager.amazonaws.com',
      sourceAccount: Stack.of(this).account,
      sourceArn: secret.secretArn,
    });
    const schedule = new secretsmanager.CfnRotationSchedule(this, 'Schedule', {
      secretId: secret.secretArn,
      rotationLambdaArn: handler.functionArn,
      rotationRules: { automaticallyAfterDays: everyDays },
      // The first key comes with the first rotation.
      rotateImmediatelyOnUpdate: true,
    });
    // What may be called and what it may do must be there when the first rotation begins.
    schedule.node.addDependency(permission, handler);
  }

  private makeFunction(props: KeyRotationProps): lambda.Function {
    const logs = new LogStore(this, 'Logs');
    const failedEvents = new FailedEvents(this, 'FailedEvents', { key: logs.key });
    const logGroup = logs.addGroup('Group');
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'Renew the access key of one user, in one secret',
      statements: [
        ...rotationStatements(this, props),
        new iam.PolicyStatement({
          sid: 'WriteLog',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        ...failedEvents.senderStatements(),
      ],
    });
    const role = new iam.Role(this, 'Role', {
      description: 'Renews the access key of the application',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [policy],
    });
    const handler = new lambda.Function(this, 'Function', {
      description: 'Renews the access key of the application',
      ...bundledHandler({ entry: join(__dirname, '../functions/key-rotation/handler.ts') }),
      architecture: lambda.Architecture.ARM_64,
      // Its role has all it needs, and the library must not add to it.
      role: role.withoutPolicyUpdates(),
      logGroup,
      // A new key is tried for half a minute.
      timeout: Duration.minutes(1),
      // Two rotations at a time would take each other's keys away.
      reservedConcurrentExecutions: 1,
    });
    (handler.node.defaultChild as lambda.CfnFunction).deadLetterConfig = {
      targetArn: failedEvents.queueArn,
    };
    return handler;
  }
}

/** What the rotating function may do: the keys of one user, and one secret. */
function rotationStatements(
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
