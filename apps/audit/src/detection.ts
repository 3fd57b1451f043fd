import { Construct } from 'constructs';
import {
  aws_guardduty as guardduty,
  aws_accessanalyzer as accessanalyzer,
  Stack,
  aws_securityhub as securityhub,
} from 'aws-cdk-lib';
import type { AuditSettings } from './settings';
import { PLANS } from './settings';

interface PostureHubProps {
  /** Such as `aws-foundational-security-best-practices/v/1.0.0`. */
  readonly standards: readonly string[];
}

/** Security Hub CSPM: checks of what the account is like. Its successor is not on the list of HIPAA-eligible services. */
class PostureHub extends Construct {
  constructor(scope: Construct, id: string, { standards }: PostureHubProps) {
    super(scope, id);
    const hub = new securityhub.CfnHub(this, 'Hub', {
      // Which standards are paid for is a setting.
      enableDefaultStandards: false,
      controlFindingGenerator: 'SECURITY_CONTROL',
      autoEnableControls: true,
    });
    const { partition, region } = Stack.of(this);
    for (const standard of standards) {
      const subscription = new securityhub.CfnStandard(this, pascal(standard), {
        standardsArn: `arn:${partition}:securityhub:${region}::standards/${standard}`,
      });
      subscription.node.addDependency(hub);
    }
  }
}

/** `nist-800-53/v/5.0.0` becomes `Nist80053V500`. */
function pascal(standard: string): string {
  return standard.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** IAM Access Analyzer: finds what somebody outside of the account can reach. It costs nothing. */
class AccessFinder extends accessanalyzer.CfnAnalyzer {
  constructor(scope: Construct, id: string) {
    super(scope, id, { type: 'ACCOUNT' });
  }
}

interface ThreatDetectorProps {
  /** Plans that are switched on. The others are switched off by name, for a new detector comes with some of them on. */
  readonly plans: readonly (typeof PLANS)[number][];
}

/** GuardDuty, which looks at calls, names that are asked for, and network traffic of the account. */
class ThreatDetector extends Construct {
  constructor(scope: Construct, id: string, { plans }: ThreatDetectorProps) {
    super(scope, id);
    new guardduty.CfnDetector(this, 'Detector', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: PLANS.map((name) => ({ name, status: plans.includes(name) ? 'ENABLED' : 'DISABLED' })),
    });
  }
}

export interface DetectionProps {
  readonly settings: AuditSettings;
}

/** The services of AWS that look for trouble, as far as the settings want them. */
export class Detection extends Construct {
  constructor(scope: Construct, id: string, { settings }: DetectionProps) {
    super(scope, id);
    const { guardDuty, securityHub, accessAnalyzer } = settings;
    if ('plans' in guardDuty) new ThreatDetector(this, 'GuardDuty', { plans: guardDuty.plans });
    if ('standards' in securityHub) new PostureHub(this, 'SecurityHub', { standards: securityHub.standards });
    if (accessAnalyzer === 'on') new AccessFinder(this, 'AccessAnalyzer');
  }
}
