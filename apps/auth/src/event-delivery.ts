import { aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface EventDeliveryProps {
  readonly pool: cognito.IUserPool;
  /** Bucket in this account whose policy lets the log delivery service write. */
  readonly bucketArn: string;
}

/**
 * Sends every sign-in, with its risk and what became of it, to a bucket. A log group would have to be without a key of
 * ours: Cognito delivers to no encrypted one.
 */
export class EventDelivery extends Construct {
  constructor(scope: Construct, id: string, { pool, bucketArn }: EventDeliveryProps) {
    super(scope, id);
    new cognito.CfnLogDeliveryConfiguration(this, 'SignIns', {
      userPoolId: pool.userPoolId,
      logConfigurations: [
        { eventSource: 'userAuthEvents', logLevel: 'INFO', s3Configuration: { bucketArn } },
      ],
    });
  }
}
