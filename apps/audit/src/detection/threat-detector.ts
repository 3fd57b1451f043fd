import { aws_guardduty as guardduty } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PLANS } from './plans';

export interface ThreatDetectorProps {
  /** Plans that are switched on. The others are switched off by name, for a new detector comes with some of them on. */
  readonly plans: readonly (typeof PLANS)[number][];
}

/** GuardDuty, which looks at calls, names that are asked for, and network traffic of the account. */
export class ThreatDetector extends Construct {
  constructor(scope: Construct, id: string, { plans }: ThreatDetectorProps) {
    super(scope, id);
    new guardduty.CfnDetector(this, 'Detector', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: PLANS.map((name) => ({ name, status: plans.includes(name) ? 'ENABLED' : 'DISABLED' })),
    });
  }
}
