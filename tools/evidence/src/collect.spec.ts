import type { JsonRequest } from '@hipaa-cdk/runner/signed-json';
import { EVIDENCE_READS } from '@hipaa-cdk/pipeline';
import { type Ask, observe } from './collect';

/** Prefixes of actions where they are not those that requests are signed with. */
const SIGNED_AS: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };
/** Actions of requests that are told apart by their path. */
const BY_PATH: Readonly<Record<string, string>> = {
  '/restore-jobs': 'backup:ListRestoreJobs',
  '/findings': 'securityhub:GetFindings',
};

/** An account that answers from a table, by operation or path. */
function account(answers: Readonly<Record<string, object>>): Ask {
  return <T>(request: JsonRequest) => {
    const name = request.target?.split('.').at(-1) ?? request.path ?? '';
    const answer = answers[name];
    return answer ? Promise.resolve(answer as T) : Promise.reject(new Error(`${request.service} said no`));
  };
}

const TRAIL = {
  Name: 'all',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:222222222222:trail/all',
  IsMultiRegionTrail: true,
  LogFileValidationEnabled: true,
};
const calm = {
  DescribeConfigRules: {
    ConfigRules: [
      { ConfigRuleName: 'mfa', Source: { SourceIdentifier: 'ROOT_ACCOUNT_MFA_ENABLED' } },
      { ConfigRuleName: 'fresh', Source: { SourceIdentifier: 'ALB_WAF_ENABLED' } },
    ],
  },
  DescribeComplianceByConfigRule: {
    ComplianceByConfigRules: [{ ConfigRuleName: 'mfa', Compliance: { ComplianceType: 'COMPLIANT' } }],
  },
  DescribeAlarms: {
    MetricAlarms: [
      { AlarmName: 'hipaa-audit-FailedSignIns', StateValue: 'OK', StateUpdatedTimestamp: 1796000000 },
    ],
  },
  '/restore-jobs': {
    RestoreJobs: [
      {
        ResourceType: 'Aurora',
        Status: 'COMPLETED',
        CreationDate: 1796000000,
        CompletionDate: 1796007200,
        CreatedBy: { RestoreTestingPlanArn: 'arn:plan' },
      },
      { ResourceType: 'EBS', Status: 'FAILED', CreationDate: 1796000000 },
    ],
  },
  DescribeTrails: { trailList: [TRAIL] },
  GetTrailStatus: { IsLogging: true },
  '/findings': { Findings: [] },
};

const seen = async (answers: Readonly<Record<string, object>>) =>
  (await observe(account(answers))).observations.map(({ source, subject, state, said }) =>
    [source, subject, state, said].join(' | '),
  );

test('everything that an account shows is an observation of its source', async () => {
  expect(await seen(calm)).toEqual([
    'ROOT_ACCOUNT_MFA_ENABLED | mfa | good | COMPLIANT',
    'ALB_WAF_ENABLED | fresh | unknown | UNKNOWN',
    'alarms | hipaa-audit-FailedSignIns | good | OK',
    'sign-in-alarms | hipaa-audit-FailedSignIns | good | OK',
    'restore-tests | Aurora | good | COMPLETED, 2.0 hours',
    'trails | all | good | logging, every region, with digests',
    'findings | severity critical | good | 0 open',
    'findings | severity high | good | 0 open',
  ]);
});

test.each([
  [
    'a rule that finds a fault',
    {
      DescribeComplianceByConfigRule: {
        ComplianceByConfigRules: [{ ConfigRuleName: 'mfa', Compliance: { ComplianceType: 'NON_COMPLIANT' } }],
      },
    },
    'ROOT_ACCOUNT_MFA_ENABLED | mfa | bad | NON_COMPLIANT',
  ],
  [
    'an alarm that rings',
    { DescribeAlarms: { MetricAlarms: [{ AlarmName: 'cpu', StateValue: 'ALARM' }] } },
    'alarms | cpu | bad | ALARM',
  ],
  [
    'an alarm without data',
    { DescribeAlarms: { MetricAlarms: [{ AlarmName: 'cpu', StateValue: 'INSUFFICIENT_DATA' }] } },
    'alarms | cpu | unknown | INSUFFICIENT_DATA',
  ],
  [
    'a trail that stands still',
    { GetTrailStatus: { IsLogging: false } },
    'trails | all | bad | not logging, every region, with digests',
  ],
  ['a severe finding', { '/findings': { Findings: [{}] } }, 'findings | severity high | bad | 1 open'],
])('%s is told', async (_case, answers, line) => {
  expect(await seen({ ...calm, ...answers })).toContain(line);
});

test('an answer in parts is read to its end', async () => {
  const parts = [
    { MetricAlarms: [{ AlarmName: 'one', StateValue: 'OK' }], NextToken: 'more' },
    { MetricAlarms: [{ AlarmName: 'two', StateValue: 'OK' }] },
  ];
  const ask: Ask = <T>({ target, input }: JsonRequest) =>
    target?.endsWith('DescribeAlarms')
      ? Promise.resolve(parts['NextToken' in (input ?? {}) ? 1 : 0] as T)
      : Promise.reject(new Error('no'));
  expect((await observe(ask)).observations.map(({ subject }) => subject)).toEqual(['one', 'two']);
});

test('whoever keeps evidence in a pipeline may make every call, and no other', async () => {
  const asked = new Set<string>();
  const ask: Ask = (request) => {
    const { service, target, path = '' } = request;
    asked.add(
      target ? `${SIGNED_AS[service] ?? service}:${target.split('.').at(-1)}` : (BY_PATH[path] ?? path),
    );
    return account(calm)(request);
  };
  await observe(ask);
  expect([...asked].sort()).toEqual(EVIDENCE_READS);
});

test('what cannot be read is a gap with its reason, and stops nothing else', async () => {
  const { gaps, observations } = await observe(account({ DescribeAlarms: calm.DescribeAlarms }));
  expect(gaps).toContainEqual({ source: 'trails', why: 'cloudtrail said no' });
  expect(gaps).toHaveLength(4);
  expect(observations).toHaveLength(2);
});
