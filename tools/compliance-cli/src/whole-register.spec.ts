import { exception, publicCorrections } from '@hipaa-cdk/compliance';
import { wholeRegister } from './whole-register';

const decisions = {
  exceptions: [
    exception({
      rule: 'HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled',
      layer: 'records',
      resource: 'Records/Logs/Resource',
      reason: 'somewhere a chain of copies ends',
      owner: 'records-team',
      ticket: 'EX-1',
      expires: '2027-03-31',
      compensatingControl: 'versions are kept',
    }),
  ],
  corrections: publicCorrections,
  dismissed: [
    {
      engine: 'checkov',
      rule: 'CKV_AWS_1',
      resources: ['records/Logs'],
      reason: 'it reads another property',
      reviewed: { by: 'security-team', on: '2026-11-01' },
    },
  ],
  mutations: {
    commit: 'abc1234',
    uncommitted: true,
    chosen: 'all of them',
    mutations: [
      { layer: 'records', resource: 'Logs', setting: 'A', to: 'x', killedBy: 'spec', killer: 'logs stay' },
      { layer: 'records', resource: 'Logs', setting: 'B', to: 'y', killedBy: 'own packs', killer: 'R' },
    ],
  },
} as const;

test('all four kinds of decisions are in one register, with reason and owner', () => {
  const text = wholeRegister(decisions);
  for (const part of [
    'somewhere a chain of copies ends',
    'until    2027-03-31, records-team, EX-1',
    'front-door',
    'the security group of a load balancer that faces the internet has to be open to it',
    'CKV_AWS_1  (checkov)',
    'by       security-team, 2026-11-01',
    'records: Logs A -> x; logs stay',
    'as of commit abc1234 with uncommitted changes; all of them',
  ])
    expect(text).toContain(part);
});

test('a setting that a rule guards is not among those that only a test does', () => {
  expect(wholeRegister(decisions)).not.toContain('Logs B');
});

test('without a report of mutations it says so, and how to get one', () => {
  expect(wholeRegister({ ...decisions, mutations: undefined })).toContain('npx nx run mutations:verify');
});
