import type { Proof } from '@hipaa-cdk/compliance';
import { Crosswalk } from '../crosswalk';
import { allFrameworks } from '../frameworks';
import { type HumanLine } from '../human-lines';
import { inventory } from '../inventory';
import type { EvidenceInput } from '../report';
import { runTimeSources } from '../run-time';
import type { Snapshot } from '../snapshot';
import type { LayerVerdict } from '../verdict';

/** For tests: a client of a user pool whose sessions end, as a rule proved it. */
export const logoffProof: Proof = {
  rule: 'HipaaPlus::CognitoTokenLifetime',
  subject: 'auth',
  logicalId: 'Client',
  resourceType: 'AWS::Cognito::UserPoolClient',
  constructPath: 'Auth/Client/Resource',
  sourceLine: 'apps/auth/src/client.ts:12:5',
  property: 'Properties.AccessTokenValidity',
  value: 15,
};

export const logoffRule = {
  id: logoffProof.rule,
  description: 'Tokens end within 15 minutes',
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
};

/** A layer's verdict with one proof. */
export function exampleVerdict(changes: Partial<LayerVerdict> = {}): LayerVerdict {
  return {
    layer: 'auth',
    templates: [{ subject: 'auth', digest: 'a1'.repeat(32), dataClass: 'phi' }],
    rules: [logoffRule],
    findings: [],
    excepted: [],
    corrected: [],
    proofs: [logoffProof],
    ...changes,
  };
}

/** What the rule would find where it now has a proof. */
export const logoffFinding = {
  ...logoffProof,
  pack: 'HipaaPlus',
  problem: 'it lives 600 minutes, expected 15 at most',
  citations: logoffRule.citations,
  remedy: 'set AccessTokenValidity',
  severity: 'error' as const,
};

/** An account in which exactly the judged template is deployed. */
export function exampleSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    environment: 'prod',
    account: '222222222222',
    region: 'us-east-1',
    taken: 'AWS',
    by: 'arn:aws:sts::222222222222:assumed-role/Auditor/jane',
    at: '2026-11-30T08:00:00Z',
    layers: [
      {
        layer: 'auth',
        stack: 'hipaa-prod-auth',
        state: 'deployed',
        template: 'a1'.repeat(32),
        record: {
          result: 'updated',
          commit: 'c0ffee'.repeat(6),
          dirty: false,
          by: 'arn:aws:sts::222222222222:assumed-role/Deploy/ci',
          approver: 'jane.doe@example.org',
          template: 'a1'.repeat(32),
          check: 'passed',
          endedAt: '2026-11-29T17:00:00Z',
        },
        drift: 'IN_SYNC',
        driftCheckedAt: '2026-11-30T06:00:00Z',
      },
    ],
    observations: [
      { source: 'restore-tests', subject: 'Aurora', state: 'good', said: 'COMPLETED, 1.2 hours' },
    ],
    gaps: [],
    ...changes,
  };
}

export const exampleLine: HumanLine = {
  id: 'application-logoff',
  asks: 'After how many idle minutes does the application end a session?',
  who: 'product team',
  everyDays: 365,
  paragraphs: ['164.312(a)(2)(iii)'],
};

/** Everything that a report is made of. */
export function exampleInput(changes: Partial<EvidenceInput> = {}): EvidenceInput {
  const verdicts = changes.verdicts ?? [exampleVerdict()];
  const template = {
    Parameters: {
      Vpc: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/hipaa/prod/network/vpc-id' },
    },
    Resources: {
      Pool: { Type: 'AWS::Cognito::UserPool' },
      Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
      Hook: {
        Type: 'AWS::Lambda::Function',
        Properties: { Role: { 'Fn::GetAtt': ['Pool', 'Arn'] }, Vpc: { Ref: 'Vpc' } },
      },
    },
  };
  return {
    environment: { name: 'prod', account: '222222222222', region: 'us-east-1' },
    day: '2026-11-30',
    layers: ['auth'],
    verdicts,
    human: { lines: [exampleLine], answers: [], decisions: [] },
    inventory: inventory([{ layer: 'auth', subject: 'auth', dataClass: 'phi', template }], verdicts),
    crosswalk: new Crosswalk(allFrameworks()),
    sources: runTimeSources(() => []),
    pipelineRoles: ['hipaa-github-prod-us-east-1'],
    snapshot: exampleSnapshot(),
    digests: { verdict: 'd1', records: 'd2', answers: 'd3', snapshot: 'd4' },
    versions: { 'cdk-nag': '3.0.2' },
    lacks: [],
    ...changes,
  };
}
