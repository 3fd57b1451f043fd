import type { Lack } from './human-lines';
import type { CollectedLayer, RecordedDeploy, Snapshot } from './snapshot';
import type { LayerVerdict } from './verdict';

/** What stands in the account, and whether the verdict is about exactly that. */
export interface Deployment {
  readonly layer: string;
  readonly state: 'deployed' | 'absent' | 'not looked at';
  readonly stack?: string;
  readonly commit?: string;
  /** Whether the workspace held anything that is not in the commit. */
  readonly dirty?: boolean;
  readonly at?: string;
  /** ARN of whoever deployed, as STS said. */
  readonly by?: string;
  /** Who agreed. */
  readonly approver?: string;
  /** Who says that: a pipeline, as its service told it, or whoever typed the command. */
  readonly approverFrom?: 'pipeline' | 'caller';
  /** What the gate said before the deploy, as the record has it. */
  readonly check?: string;
  /** SHA-256 of the template that the account gives. */
  readonly template?: string;
  /** SHA-256 of the template that the record names. */
  readonly recorded?: string;
  /** SHA-256 of the template that was judged. */
  readonly judged?: string;
  /** Whether deployed, recorded and judged template are the same. */
  readonly proved: boolean;
  readonly drift?: string;
  readonly driftCheckedAt?: string;
}

interface Input {
  readonly environment: { readonly name: string };
  readonly layers: readonly string[];
  readonly verdicts: readonly LayerVerdict[];
  readonly pipelineRoles: readonly string[];
  readonly snapshot?: Snapshot;
}

/**
 * Holds what was judged against what is deployed. Whatever differs makes the report a draft, and is said. A layer that is not
 * deployed is said as well, and makes no draft of what is: nothing of it is evidence.
 */
export function deployments(input: Input): {
  readonly deployments: readonly Deployment[];
  readonly draft: readonly string[];
  readonly lacks: readonly Lack[];
} {
  const { environment, layers, snapshot } = input;
  const { name } = environment;
  const all = layers.map((layer) => deployment(layer, input));
  const absent = all.filter(({ state }) => state === 'absent');
  const others = all.filter(({ state }) => state !== 'absent');
  const wrong = [
    ...snapshotLacks(name, snapshot),
    ...others.flatMap((one) => [...recordLacks(one, name), ...verdictLacks(one, name)]),
  ];
  const dirty = others.filter((one) => one.dirty).map(({ layer }) => layer);
  const draft = [
    ...wrong.map(({ message }) => message),
    ...(dirty.length > 0 ? [`${dirty.join(', ')}: deployed from a workspace with uncommitted changes`] : []),
    ...(others.length === 0 ? [`nothing is deployed to ${name}`] : []),
  ];
  const lacks = [
    ...wrong,
    ...absent.map(({ layer }) => notDeployed(layer, name)),
    ...others.flatMap((one) => uncheckedLacks(one, name)),
  ];
  return { deployments: all, draft, lacks };
}

function deployment(layer: string, { verdicts, pipelineRoles, snapshot }: Input): Deployment {
  const judged = verdicts.find((one) => one.layer === layer)?.templates[0]?.digest;
  const collected = snapshot?.layers.find((one) => one.layer === layer);
  if (!collected)
    return {
      layer,
      state: snapshot ? 'absent' : 'not looked at',
      ...(judged && { judged }),
      proved: false,
    };
  const { state, stack, record, template, drift, driftCheckedAt } = collected;
  return {
    layer,
    state,
    stack,
    ...(record && recordFacts(record, pipelineRoles)),
    ...(template && { template }),
    ...(judged && { judged }),
    proved: isProved(collected, judged),
    ...(drift && { drift }),
    ...(driftCheckedAt && { driftCheckedAt }),
  };
}

function isProved({ template, record }: CollectedLayer, judged: string | undefined): boolean {
  return template !== undefined && template === record?.template && template === judged;
}

function recordFacts(record: RecordedDeploy, pipelineRoles: readonly string[]): Partial<Deployment> {
  const { commit, dirty, endedAt: at, by, approver, check, template: recorded } = record;
  const approverFrom = isOf(by, pipelineRoles) ? 'pipeline' : 'caller';
  return { commit, dirty, at, by, ...(approver && { approver, approverFrom }), check, recorded };
}

/** Whether an ARN of STS is of one of the roles; one that is cut short, or of a user, is of none. */
function isOf(arn: string, roles: readonly string[]): boolean {
  const [, role] = /^arn:[\w-]+:sts::\d+:assumed-role\/([^/]+)\/[^/]+$/.exec(arn) ?? [];
  return role !== undefined && roles.includes(role);
}

function snapshotLacks(environment: string, snapshot: Snapshot | undefined): Lack[] {
  const remedy = `npx nx run evidence:collect --env=${environment}`;
  if (!snapshot)
    return [{ code: 'SNAPSHOT_MISSING', message: `nothing was collected from ${environment}`, remedy }];
  if (snapshot.environment === environment) return [];
  return [{ code: 'SNAPSHOT_OF_ANOTHER', message: `the snapshot is of ${snapshot.environment}`, remedy }];
}

function verdictLacks({ layer, judged, template, commit }: Deployment, environment: string): Lack[] {
  const check = `npx nx run ${layer}:check --env=${environment}`;
  if (!judged)
    return [{ code: 'VERDICT_MISSING', message: `${layer} was not judged in ${environment}`, remedy: check }];
  if (!template || template === judged) return [];
  return [
    {
      code: 'VERDICT_OF_ANOTHER_TEMPLATE',
      message: `${layer} is deployed with template ${template.slice(0, 12)}, and judged was ${judged.slice(0, 12)}`,
      remedy: `git checkout ${commit ?? '<commit>'}, then ${check}`,
    },
  ];
}

function recordLacks({ layer, state, commit, template, recorded }: Deployment, environment: string): Lack[] {
  const remedy = `npx nx run ${layer}:deploy --env=${environment}`;
  if (state !== 'deployed') return [];
  if (commit === undefined || recorded === undefined)
    return [{ code: 'RECORD_MISSING', message: `${layer} is deployed, and no record says by whom`, remedy }];
  if (template === recorded) return [];
  const is = template ? `is deployed with template ${template.slice(0, 12)}` : 'has a template nobody read';
  return [
    {
      code: 'DEPLOYED_PAST_RECORD',
      message: `${layer} ${is}, and its record names ${recorded.slice(0, 12)}: another tool deployed it`,
      remedy,
    },
  ];
}

function notDeployed(layer: string, environment: string): Lack {
  return {
    code: 'NOT_DEPLOYED',
    message: `${layer} is not deployed, and nothing of it is evidence`,
    remedy: `npx nx run ${layer}:deploy --env=${environment}`,
  };
}

/** Somebody deployed past the gate, with a reason. What was judged since holds; that it was judged before does not. */
function uncheckedLacks({ layer, check }: Deployment, environment: string): Lack[] {
  if (!check?.startsWith('unchecked')) return [];
  return [
    {
      code: 'DEPLOYED_UNCHECKED',
      message: `${layer} was deployed without a verdict (${check})`,
      remedy: `npx nx run ${layer}:deploy --env=${environment}`,
    },
  ];
}
