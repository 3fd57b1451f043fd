import type { Lack } from './human-lines';
import type { CollectedLayer, Snapshot } from './snapshot';
import type { LayerVerdict } from './verdict';

/** What stands in the account, and whether the verdict is about exactly that. */
export interface Deployment {
  readonly layer: string;
  readonly stack?: string;
  readonly commit?: string;
  /** Whether the workspace held anything that is not in the commit. */
  readonly dirty?: boolean;
  readonly at?: string;
  /** ARN of whoever deployed, as STS said. */
  readonly by?: string;
  /** Who agreed. Nobody verifies it, so that every form of the report says by whom it is stated. */
  readonly approver?: string;
  /** SHA-256 of the template that was deployed. */
  readonly template?: string;
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
  readonly snapshot?: Snapshot;
}

/** Holds what was judged against what is deployed. Whatever differs makes the report a draft, and is said. */
export function deployments({ environment, layers, verdicts, snapshot }: Input): {
  readonly deployments: readonly Deployment[];
  readonly draft: readonly string[];
  readonly lacks: readonly Lack[];
} {
  const { name } = environment;
  const found = layers.map((layer) => {
    const judged = verdicts.find((one) => one.layer === layer)?.templates[0]?.digest;
    const collected = snapshot?.layers.find((one) => one.layer === layer);
    const template = collected?.record?.template;
    const proved = collected?.asRecorded === true && template !== undefined && template === judged;
    const deployment: Deployment = { layer, ...facts(collected), ...(judged && { judged }), proved };
    return {
      deployment,
      lacks: [
        ...(snapshot ? recordLacks(deployment, name, collected) : []),
        ...verdictLacks(deployment, name),
      ],
    };
  });
  const deployed = found.map(({ deployment }) => deployment);
  const lacks = [...found.flatMap((one) => one.lacks), ...snapshotLacks(name, snapshot)];
  const dirty = deployed.filter((one) => one.dirty).map(({ layer }) => layer);
  const draft = [
    ...lacks.map(({ message }) => message),
    ...(dirty.length > 0 ? [`${dirty.join(', ')}: deployed from a workspace with uncommitted changes`] : []),
    ...(snapshot?.taken === 'local AWS' ? ['it shows a local AWS, which is no account of AWS'] : []),
  ];
  return { deployments: deployed, draft, lacks };
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

function recordLacks(
  { layer }: Deployment,
  environment: string,
  collected: CollectedLayer | undefined,
): Lack[] {
  const remedy = `npx nx run ${layer}:deploy --env=${environment}`;
  if (!collected || collected.state === 'absent')
    return [{ code: 'NOT_DEPLOYED', message: `${layer} is not deployed`, remedy }];
  if (!collected.record)
    return [{ code: 'RECORD_MISSING', message: `${layer} is deployed, and no record says by whom`, remedy }];
  if (collected.asRecorded !== false) return [];
  return [
    {
      code: 'DEPLOYED_PAST_RECORD',
      message: `${layer} was deployed past its record, by another tool`,
      remedy,
    },
  ];
}

function facts(collected: CollectedLayer | undefined): Partial<Deployment> {
  if (!collected) return {};
  const { stack, record, drift, driftCheckedAt } = collected;
  return {
    stack,
    ...(record && {
      commit: record.commit,
      dirty: record.dirty,
      at: record.endedAt,
      by: record.by,
      ...(record.approver && { approver: record.approver }),
      template: record.template,
    }),
    ...(drift && { drift }),
    ...(driftCheckedAt && { driftCheckedAt }),
  };
}
