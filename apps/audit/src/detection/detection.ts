import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { AccessFinder } from './access-finder';
import { PostureHub } from './posture-hub';
import { ThreatDetector } from './threat-detector';

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
