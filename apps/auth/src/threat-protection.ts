import { aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type NoticeSender, blocked, unusual } from './mails';

export interface ThreatProtectionProps {
  /** The people who are protected, whichever client they use. */
  readonly pool: cognito.IUserPool;
  /**
   * Who tells people about their odd sign-ins.
   *
   * @default - nobody
   */
  readonly sender?: NoticeSender;
}

/** What happens when somebody brings a stolen password, or signs in from where and how they never do. */
export class ThreatProtection extends Construct {
  constructor(scope: Construct, id: string, { pool, sender }: ThreatProtectionProps) {
    super(scope, id);
    const notify = sender !== undefined;
    new cognito.CfnUserPoolRiskConfigurationAttachment(this, 'Risks', {
      userPoolId: pool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: 'BLOCK' },
        eventFilter: ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'],
      },
      accountTakeoverRiskConfiguration: {
        // Everybody shows two factors anyway, so what is left to do is to stop it, or to tell.
        actions: {
          highAction: { eventAction: 'BLOCK', notify },
          mediumAction: { eventAction: 'MFA_REQUIRED', notify },
          lowAction: { eventAction: 'NO_ACTION', notify: false },
        },
        notifyConfiguration: sender && {
          ...sender,
          blockEmail: blocked,
          mfaEmail: unusual,
          noActionEmail: unusual,
        },
      },
    });
  }
}

interface EventDeliveryProps {
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
