import { dataRemoval } from '@hipaa-cdk/layer';
import { Duration, aws_iam as iam, type aws_kms as kms, aws_sqs as sqs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface FailedEventsProps {
  /** Encrypts the events. */
  readonly key: kms.IKey;
}

/** Where a function's events go after its last failed attempt: encrypted, over TLS only, kept for 14 days. */
export class FailedEvents extends Construct {
  /** What a function's dead-letter setting names. */
  readonly queueArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FailedEventsProps,
  ) {
    super(scope, id);
    const { key: encryptionMasterKey } = props;
    const queue = new sqs.Queue(this, 'Queue', {
      encryptionMasterKey,
      enforceSSL: true,
      // The longest that SQS keeps anything.
      retentionPeriod: Duration.days(14),
      removalPolicy: dataRemoval(this),
    });
    this.queueArn = queue.queueArn;
  }

  /** What the function's role needs: Lambda sends in its name, and SQS asks for the key in its name. */
  senderStatements(): iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queueArn] }),
      new iam.PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [this.props.key.keyArn],
      }),
    ];
  }
}
