import { type LogStore, bundledHandler } from '@hipaa-cdk/constructs';
import {
  aws_cognito as cognito,
  aws_iam as iam,
  aws_sqs as sqs,
  Duration,
  aws_lambda as lambda,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { join } from 'node:path';
import type { TriggerSettings } from '../settings';

interface TriggerFunctionProps {
  /** File in `handlers`, without its ending. */
  readonly handler: string;
  readonly description: string;
  /** Keeps the logs, and the key of the queue. */
  readonly records: LogStore;
  /** Takes events that the function failed at when it was called without waiting. */
  readonly failures: sqs.IQueue;
  /**
   * Constants that the code is built with. They are part of the code, so that there is no environment to encrypt.
   *
   * @default - none
   */
  readonly constants?: Readonly<Record<string, unknown>>;
}

/** A function that Cognito calls while somebody signs up or in. Cognito waits five seconds for it and no longer. */
class TriggerFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: TriggerFunctionProps) {
    const logGroup = props.records.addGroup(id);
    super(scope, id, {
      description: props.description,
      ...bundledHandler({
        entry: join(__dirname, 'handlers', `${props.handler}.ts`),
        constants: props.constants,
        minify: true,
      }),
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(5),
      reservedConcurrentExecutions: 10,
      deadLetterQueue: props.failures,
      logGroup,
      role: new iam.Role(scope, `${id}Role`, {
        description: props.description,
        assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      }),
    });
    logGroup.grantWrite(this);
    // The library lets a function send to its queue, and forgets the key of the queue.
    props.records.key.grant(this, 'kms:Decrypt', 'kms:GenerateDataKey');
  }
}

export interface TriggersProps {
  readonly pool: cognito.UserPool;
  readonly settings: TriggerSettings;
  /** Keeps the logs of the functions, and the key of the queue. */
  readonly records: LogStore;
}

/** The functions that the settings ask for. Without any there is no function, no role and no queue. */
export class Triggers extends Construct {
  private failuresQueue?: sqs.Queue;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TriggersProps,
  ) {
    super(scope, id);
    const { pool, settings } = props;
    const { allowedDomains, groupClaim, lastSeen } = settings;
    if (allowedDomains) {
      const allow = this.addFunction('AllowDomains', 'allow-domains', 'Says whose address may sign up', {
        ALLOWED_DOMAINS: allowedDomains,
      });
      pool.addTrigger(cognito.UserPoolOperation.PRE_SIGN_UP, allow);
    }
    if (groupClaim) {
      const claim = this.addFunction('GroupClaim', 'group-claim', 'Writes the groups into one more claim', {
        GROUP_CLAIM: groupClaim,
      });
      const { V2_0 } = cognito.LambdaVersion;
      pool.addTrigger(cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, claim, V2_0);
    }
    if (lastSeen) {
      const stamp = this.addFunction('LastSeen', 'last-seen', 'Keeps the day of the last sign-in');
      pool.addTrigger(cognito.UserPoolOperation.POST_AUTHENTICATION, stamp);
      this.allowStamp(stamp);
    }
  }

  private addFunction(
    id: string,
    handler: string,
    description: string,
    constants?: Readonly<Record<string, unknown>>,
  ): TriggerFunction {
    const { records } = this.props;
    return new TriggerFunction(this, id, {
      handler,
      description,
      records,
      failures: this.failures(),
      constants,
    });
  }

  private failures(): sqs.Queue {
    this.failuresQueue ??= new sqs.Queue(this, 'Failures', {
      encryptionMasterKey: this.props.records.key,
      enforceSSL: true,
    });
    return this.failuresQueue;
  }

  /** In a policy of its own: the pool names the function, so the function cannot wait for what names the pool. */
  private allowStamp({ role }: TriggerFunction): void {
    if (!role) return;
    new iam.ManagedPolicy(this, 'Stamp', {
      description: 'Write the day of the last sign-in to users of the one pool',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          sid: 'WriteAttributes',
          actions: ['cognito-idp:AdminUpdateUserAttributes'],
          resources: [this.props.pool.userPoolArn],
        }),
      ],
    });
  }
}
