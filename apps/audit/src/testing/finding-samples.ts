import { placeOf } from '@hipaa-cdk/testing';

const inProd = placeOf('prod');
interface Found {
  readonly loud: readonly BusEvent[];
  readonly quiet: readonly BusEvent[];
}

const guardDuty = (severity: number) => ({
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Finding',
  region: inProd.region,
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
  detail: { status, resource: `arn:aws:iam::${inProd.account}:role/Open` },
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

/** An event as EventBridge delivers it. */
type BusEvent = Readonly<Record<string, unknown>>;

/**
 * Whether EventBridge finds an event with a pattern as it stands in a template: lists of texts, `anything-but` and
 * comparisons of numbers.
 *
 * @throws Error for any other filter
 */
export function matchesEvent(pattern: unknown, value: unknown): boolean {
  // A pattern about the items of a list holds when it holds for one of them.
  if (Array.isArray(value)) return value.some((item) => matchesEvent(pattern, item));
  if (Array.isArray(pattern)) return pattern.some((filter) => passes(filter, value));
  const fields = (value ?? {}) as BusEvent;
  return Object.entries(pattern as BusEvent).every(([key, below]) => matchesEvent(below, fields[key]));
}

function passes(filter: unknown, value: unknown): boolean {
  if (typeof filter === 'string') return filter === value;
  const [[kind, operand] = []] = Object.entries(filter as BusEvent);
  if (kind === 'anything-but') return value !== undefined && ![operand].flat().includes(value);
  const [sign, bound] = operand as [string, number];
  if (kind === 'numeric' && sign === '>=') return typeof value === 'number' && value >= bound;
  throw new Error(`the filter ${JSON.stringify(filter)} is not understood`);
}
