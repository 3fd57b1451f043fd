import type { BusEvent } from './matches-event';

interface Found {
  readonly loud: readonly BusEvent[];
  readonly quiet: readonly BusEvent[];
}

const guardDuty = (severity: number) => ({
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Finding',
  region: 'us-west-2',
  detail: { id: 'f1', type: 'UnauthorizedAccess:IAMUser/ConsoleLogin', title: 'Odd sign-in', severity },
});
const hub = (change: object) => ({
  source: 'aws.securityhub',
  'detail-type': 'Security Hub Findings - Imported',
  detail: {
    findings: [
      {
        ProductName: 'Security Hub',
        RecordState: 'ACTIVE',
        Severity: { Label: 'HIGH' },
        Workflow: { Status: 'NEW' },
        Title: 'A bucket is public',
        Resources: [{ Id: 'arn:aws:s3:::bucket' }],
        ...change,
      },
    ],
  },
});
const analyzer = (status: string) => ({
  source: 'aws.access-analyzer',
  'detail-type': 'Access Analyzer Finding',
  detail: { status, resource: 'arn:aws:iam::222222222222:role/Open' },
});
const config = (complianceType: string) => ({
  source: 'aws.config',
  'detail-type': 'Config Rules Compliance Change',
  detail: {
    configRuleName: 'restricted-ssh',
    resourceType: 'AWS::EC2::SecurityGroup',
    resourceId: 'sg-1',
    newEvaluationResult: { complianceType },
  },
});
const backup = (kind: 'Backup' | 'Restore' | 'Copy', detail: object) => ({
  source: 'aws.backup',
  'detail-type': `${kind} Job State Change`,
  detail: { backupJobId: 'b1', restoreJobId: 'r1', resourceArn: 'arn:aws:rds:x', ...detail },
});

/** What the services send, by the rule that has to hear it. */
export const findingSamples: Readonly<Record<string, Found>> = {
  Threats: {
    loud: [guardDuty(4), guardDuty(8.9)],
    quiet: [guardDuty(3.9), { ...guardDuty(8), source: 'mine' }],
  },
  Posture: {
    loud: [hub({}), hub({ Severity: { Label: 'CRITICAL' } })],
    quiet: [
      hub({ Severity: { Label: 'LOW' } }),
      hub({ ProductName: 'GuardDuty' }),
      hub({ RecordState: 'ARCHIVED' }),
      hub({ Workflow: { Status: 'SUPPRESSED' } }),
    ],
  },
  OutsideAccess: { loud: [analyzer('ACTIVE')], quiet: [analyzer('ARCHIVED'), analyzer('RESOLVED')] },
  BrokenRules: { loud: [config('NON_COMPLIANT')], quiet: [config('COMPLIANT'), config('NOT_APPLICABLE')] },
  FailedBackups: {
    loud: ['FAILED', 'ABORTED', 'EXPIRED'].map((state) => backup('Backup', { state })),
    quiet: ['CREATED', 'RUNNING', 'COMPLETED'].map((state) => backup('Backup', { state })),
  },
  FailedRestores: {
    loud: ['FAILED', 'ABORTED'].map((status) => backup('Restore', { status })),
    quiet: ['RUNNING', 'COMPLETED'].map((status) => backup('Restore', { status })),
  },
};
