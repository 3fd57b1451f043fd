import { aws_events as events } from 'aws-cdk-lib';
import type { AuditSettings } from '../settings';

/** A part of the event, put where it stands. */
const field = (path: string): string => events.EventField.fromPath(`$.${path}`);

/** What the detecting services find, as soon as they do. */
export function findingRules({
  guardDuty,
  securityHub,
  accessAnalyzer,
}: AuditSettings): readonly FindingRule[] {
  return [
    ...('plans' in guardDuty ? [threats(guardDuty.tellFromSeverity)] : []),
    ...('standards' in securityHub ? [postureFindings] : []),
    ...(accessAnalyzer === 'on' ? [outsideAccess] : []),
    brokenRules,
    failedBackups,
    failedRestores,
  ];
}

function threats(severity: number): FindingRule {
  return {
    id: 'Threats',
    description: 'What GuardDuty finds',
    pattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Finding'],
      detail: { severity: events.Match.greaterThanOrEqual(severity) },
    },
    message: `GuardDuty: ${field('detail.title')} (severity ${field('detail.severity')}, ${field('detail.type')}, ${field('region')}). Look at finding ${field('detail.id')} and decide whether it is an incident.`,
  };
}

/** GuardDuty tells its findings itself. */
const postureFindings: FindingRule = {
  id: 'Posture',
  description: 'New findings of Security Hub that are high or critical',
  pattern: {
    source: ['aws.securityhub'],
    detailType: ['Security Hub Findings - Imported'],
    detail: {
      findings: {
        ProductName: events.Match.anythingBut('GuardDuty'),
        RecordState: ['ACTIVE'],
        Severity: { Label: ['HIGH', 'CRITICAL'] },
        Workflow: { Status: ['NEW'] },
      },
    },
  },
  message: `Security Hub: ${field('detail.findings[0].Title')} on ${field('detail.findings[0].Resources[0].Id')}. Mend it, or suppress the finding with the reason.`,
};

const outsideAccess: FindingRule = {
  id: 'OutsideAccess',
  description: 'What can be reached from outside of the account, as Access Analyzer finds it',
  pattern: {
    source: ['aws.access-analyzer'],
    detailType: ['Access Analyzer Finding'],
    detail: { status: ['ACTIVE'] },
  },
  message: `Access Analyzer: ${field('detail.resource')} can be reached from outside of the account. Close it, or archive the finding with the reason.`,
};

const brokenRules: FindingRule = {
  id: 'BrokenRules',
  description: 'Resources that break a rule of AWS Config',
  pattern: {
    source: ['aws.config'],
    detailType: ['Config Rules Compliance Change'],
    detail: { newEvaluationResult: { complianceType: ['NON_COMPLIANT'] } },
  },
  message: `AWS Config: ${field('detail.resourceType')} ${field('detail.resourceId')} breaks ${field('detail.configRuleName')}. Mend it where it is made.`,
};

const failedBackups: FindingRule = {
  id: 'FailedBackups',
  description: 'Backups that were not made',
  pattern: {
    source: ['aws.backup'],
    detailType: ['Backup Job State Change'],
    detail: { state: ['FAILED', 'ABORTED', 'EXPIRED'] },
  },
  message: `AWS Backup: job ${field('detail.backupJobId')} of ${field('detail.resourceArn')} ended as ${field('detail.state')}. Look at its message and start it again.`,
};

const failedRestores: FindingRule = {
  id: 'FailedRestores',
  description: 'Restores, those of tests among them, that did not work',
  pattern: {
    source: ['aws.backup'],
    detailType: ['Restore Job State Change'],
    detail: { status: ['FAILED', 'ABORTED'] },
  },
  message: `AWS Backup: restore ${field('detail.restoreJobId')} ended as ${field('detail.status')}. A backup that cannot be restored is none: find out why today.`,
};

/** Events of one AWS service that somebody is told about, as data. */
export interface FindingRule {
  /** Last word of the rule's name. */
  readonly id: string;
  /** What it finds, for whoever sees the rule. */
  readonly description: string;
  readonly pattern: events.EventPattern;
  /** What the mail says. */
  readonly message: string;
}
