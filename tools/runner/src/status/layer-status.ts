import { hasLayer, thePlatform } from '@hipaa-cdk/environments';
import { type DeployedStack, deployedTemplate, describeStack, stackResources } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { type DriftCoverage, driftCoverage } from './detect-drift';
import { placeOf } from '../place';
import { parseTemplate, stableDigest } from '../template';
import type { DeployRecord, Intent } from '../record/deploy-record';
import { layerRecords } from '../record/record-store';
import { storedParameters } from '../aws/parameters';
import { lostValues, publishedValues } from '../aws/published-values';
import { type Template, storedInputs } from '@hipaa-cdk/layer-templates';

/** Everything about one layer in one environment. */
export interface LayerStatus {
  readonly layer: string;
  readonly stack: string;
  readonly state: 'deployed' | 'absent';
  /** Whether the environment has the layer at all. */
  readonly enabled: boolean;
  /** CloudFormation's status of the stack. */
  readonly stackStatus?: string;
  /** SHA-256 of the template that is deployed. */
  readonly template?: string;
  /** The deploy that put the layer into its present state, as it was recorded. */
  readonly deployed?: Pick<DeployRecord, 'commit' | 'dirty' | 'by' | 'approver' | 'check' | 'endedAt'>;
  /** Whether what is deployed is what the record says; false after somebody deployed in another way. */
  readonly asRecorded?: boolean;
  /** How the newest recorded deploy or removal ended, and when. */
  readonly last?: Pick<DeployRecord, 'result' | 'endedAt'>;
  readonly protected?: boolean;
  readonly drift?: LayerDrift;
  readonly stale?: readonly StaleInput[];
  /** Entries of its contract that are not published as the stack says: deleted, or overwritten by somebody. */
  readonly lost?: readonly string[];
  /** A deploy or removal that began and left no result: it goes on, or its command was killed. */
  readonly begun?: Pick<Intent, 'result' | 'startedAt' | 'by'>;
  /** Why the newest record cannot be read. */
  readonly unreadable?: string;
}

/** What the last look for drift found. */
export interface LayerDrift extends DriftCoverage {
  /** `NOT_CHECKED`, `IN_SYNC`, `DRIFTED` or `UNKNOWN`. */
  readonly status: string;
  readonly checkedAt?: string;
  /** Whether the layer was deployed after the look. */
  readonly outdated?: boolean;
}

/**
 * The status of a layer.
 *
 * @param newest newest record of the layer, whatever its result
 */
export async function layerStatus(
  session: Session,
  layer: string,
  newest: DeployRecord | undefined,
): Promise<LayerStatus> {
  const { environment } = session;
  const stack = await describeStack(session, placeOf(environment, layer).stack);
  const common = {
    layer,
    stack: placeOf(environment, layer).stack,
    enabled: hasLayer(environment, layer),
    ...(newest && { last: { result: newest.result, endedAt: newest.endedAt } }),
  };
  if (!stack) return { ...common, state: 'absent' };
  const template = await parseTemplate(await deployedTemplate(session, stack.name));
  const digest = stableDigest(template);
  const published = publishedValues(session, layer, template, stack);
  const [record, resources, stale, stored] = await Promise.all([
    standingRecord(session, layer, newest),
    stackResources(session, stack.name),
    staleInputs(session, stack, template),
    storedParameters(
      session,
      published.map(({ name }) => name),
    ),
  ]);
  return {
    ...common,
    state: 'deployed',
    stackStatus: stack.status,
    template: digest,
    ...(record && { deployed: summary(record), asRecorded: record.template === digest }),
    protected: stack.terminationProtection,
    drift: { ...driftOf(stack), ...driftCoverage(resources) },
    stale,
    lost: lostValues(published, stored).map(({ entry }) => entry),
  };
}

/** The record of the deploy that stands: a failed one was rolled back. */
async function standingRecord(
  session: Session,
  layer: string,
  newest: DeployRecord | undefined,
): Promise<DeployRecord | undefined> {
  const standing =
    newest?.result === 'failed'
      ? (await layerRecords(session, layer)).filter(({ result }) => result !== 'failed').at(-1)
      : newest;
  return standing && !isGone(standing.result) ? standing : undefined;
}

/** Whether a record is one of the layer's removal. */
export function isGone(result: DeployRecord['result']): boolean {
  return result === 'destroyed' || result === 'retired';
}

function summary({ commit, dirty, by, approver, check, endedAt }: DeployRecord): LayerStatus['deployed'] {
  return { commit, dirty, by, ...(approver && { approver }), check, endedAt };
}

function driftOf({
  driftStatus,
  driftCheckedAt,
  lastUpdated,
}: DeployedStack): Omit<LayerDrift, keyof DriftCoverage> {
  return {
    status: driftStatus,
    ...(driftCheckedAt && {
      checkedAt: driftCheckedAt.toISOString(),
      outdated: lastUpdated !== undefined && lastUpdated > driftCheckedAt,
    }),
  };
}

/** A value that a deployed layer runs on, and that its producer has changed since. */
export interface StaleInput {
  /** Layer that published another value. */
  readonly layer: string;
  /** Entry of that layer's contract. */
  readonly entry: string;
  /** What the reader runs on. */
  readonly running: string;
  /** What is published now; undefined when it no longer is. */
  readonly published?: string;
}

/**
 * The inputs of a deployed stack that have moved behind an unchanged contract.
 *
 * @param template the stack's own, as it is deployed
 */
export async function staleInputs(
  session: Session,
  stack: DeployedStack,
  template: Template,
): Promise<StaleInput[]> {
  const inputs = storedInputs(template);
  const stored = await storedParameters(session, [...inputs.values()]);
  return [...inputs]
    .filter(([parameter, name]) => stack.parameters.get(parameter) !== stored.get(name))
    .map(([parameter, name]) => ({
      ...entryOf(name),
      running: stack.parameters.get(parameter) ?? '',
      published: stored.get(name),
    }));
}

/** `/<application>/<environment>/<layer>/<entry>`; a parameter that is none of ours, such as AWS's own, has its whole name. */
function entryOf(name: string): Pick<StaleInput, 'layer' | 'entry'> {
  const [, owner, , layer, entry] = name.split('/');
  return owner === thePlatform().application.name && layer && entry
    ? { layer, entry }
    : { layer: '', entry: name };
}
