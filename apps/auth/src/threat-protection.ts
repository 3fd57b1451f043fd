import { aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { NoticeSender } from './mail-sender';
import { blocked, unusual } from './mails/notice';

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
