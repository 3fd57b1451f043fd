import type { Environment } from '@hipaa-cdk/environments';
import type { DeployRecord, LayerStatus } from '@hipaa-cdk/runner';
import type { EnvironmentCost } from './costs';
import type { NetworkPlan } from './network-plan';

/** What the page says of one layer in one environment. */
export interface LayerFacts {
  readonly name: string;
  /** Layers whose contracts its code reads. */
  readonly reads: readonly string[];
  /** Undefined where it could not be found out; the reason is in `problem`. */
  readonly status?: LayerStatus;
  readonly problem?: string;
  readonly newest?: DeployRecord;
  readonly published: readonly PublishedValue[];
  /** Resources of the deployed template. */
  readonly resources: number;
  /** Those of them that are a record and nothing more, on the embedded AWS. */
  readonly standIns: number;
  /** What the last check on this machine said of the layer in this environment; undefined where there was none. */
  readonly check?: CheckResult;
}

/** A value that a layer publishes. */
export interface PublishedValue {
  /** Name in the Parameter Store. */
  readonly name: string;
  readonly value: string;
  /** Deployed layers that read it. */
  readonly readers: readonly string[];
}

/** What a check found. */
export interface CheckResult {
  /** Findings that nobody has answered for. */
  readonly open: number;
  /** Findings that stay, each with a reason and an owner. */
  readonly excepted: number;
  /** When the report was written. */
  readonly at: Date;
}

/** All that the page says. */
export interface PlatformFacts {
  /** Name of the application. */
  readonly application: string;
  readonly environment: Pick<
    Environment,
    'name' | 'account' | 'region' | 'target' | 'protected' | 'dataClass'
  >;
  /** ARN of whoever looked. */
  readonly caller: string;
  readonly at: Date;
  /** Last commit that the environment has as a whole. */
  readonly base?: { readonly commit: string; readonly at: string };
  /** In the order in which they are deployed. */
  readonly layers: readonly LayerFacts[];
  readonly networks: readonly NetworkPlan[];
  readonly costs: readonly EnvironmentCost[];
}

/** One word for how a layer stands, and whether somebody has to look. */
export interface LayerState {
  readonly word: string;
  readonly kind: 'good' | 'bad' | 'none';
}

/** What the picture and the table say of a layer. */
export function stateOf({ status, problem }: Pick<LayerFacts, 'status' | 'problem'>): LayerState {
  if (!status) return { word: problem ? 'not found out' : 'not looked at', kind: 'bad' };
  if (status.state === 'absent')
    return { word: status.enabled ? 'not deployed' : 'not part of it', kind: 'none' };
  const [, word] = TROUBLES.find(([applies]) => applies(status)) ?? [];
  return word ? { word: word(status), kind: 'bad' } : { word: 'deployed', kind: 'good' };
}

/** What somebody has to look at, the worst first. A rolled-back update left what was there before, and is no success. */
const TROUBLES: readonly (readonly [(status: LayerStatus) => boolean, (status: LayerStatus) => string])[] = [
  [
    ({ stackStatus = '' }) => !/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(stackStatus),
    ({ stackStatus }) => stackStatus ?? 'unknown',
  ],
  [({ last }) => last?.result === 'failed', () => 'last deploy failed'],
  [({ stale = [] }) => stale.length > 0, () => 'stale'],
  [({ drift }) => drift?.status === 'DRIFTED', () => 'drifted'],
  [({ asRecorded }) => asRecorded === false, () => 'not as recorded'],
];
