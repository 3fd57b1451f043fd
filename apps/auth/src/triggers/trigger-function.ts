import { join } from 'node:path';
import type { LogStore } from '@hipaa-cdk/log-store';
import {
  Duration,
  type aws_sqs as sqs,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_lambda_nodejs as nodejs,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface TriggerFunctionProps {
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
export class TriggerFunction extends nodejs.NodejsFunction {
  constructor(scope: Construct, id: string, props: TriggerFunctionProps) {
    const logGroup = props.records.addGroup(id);
    super(scope, id, {
      description: props.description,
      entry: join(__dirname, 'handlers', `${props.handler}.ts`),
      runtime: lambda.Runtime.NODEJS_24_X,
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
      bundling: {
        minify: true,
        define: definitions(props.constants),
        logLevel: nodejs.LogLevel.ERROR,
      },
    });
    logGroup.grantWrite(this);
    // The library lets a function send to its queue, and forgets the key of the queue.
    props.records.key.grant(this, 'kms:Decrypt', 'kms:GenerateDataKey');
  }
}

function definitions(constants: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
}
