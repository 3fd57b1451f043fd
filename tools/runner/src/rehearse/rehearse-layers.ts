import { failureOfWork } from '../failure';
import { describeStack } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/parameters';
import { deployWithToolkit } from '../aws/toolkit-deploy';
import { publishPolicies } from '../bootstrap/embedded-policies';
import { assertPublished } from '../deploy/deploy';
import type { Progress } from '../progress/progress';
import { type ChangedResources, changedResources, stackChanges } from '../record/stack-changes';
import { type SynthesisedLayer, storedInputs } from '@hipaa-cdk/layer-templates';

/** How one layer came through one act of a rehearsal. */
export interface Rehearsed {
  readonly layer: string;
  readonly result: 'created' | 'updated' | 'unchanged' | 'rolled back' | 'failed' | 'skipped';
  readonly changes: ChangedResources;
}

const NOTHING = changedResources([], []);

/**
 * Deploys layers one after the other. A reader of one that failed is skipped; the others go on.
 *
 * @param workspaceRoot where CloudFormation is to be judged by the policies that are computed from these templates;
 * undefined where it is not, since the templates are of a time when roles and policies had other names
 */
export async function rehearseLayers(
  session: Session,
  layers: readonly SynthesisedLayer[],
  progress: Progress,
  workspaceRoot?: string,
): Promise<Rehearsed[]> {
  const done: Rehearsed[] = [];
  for (const layer of layers) {
    const { layer: name, reads } = layer.manifest;
    const failed = new Set(done.filter(isFailed).map((one) => one.layer));
    const blocked = reads.some((producer) => failed.has(producer.layer));
    done.push(
      blocked
        ? { layer: name, result: 'skipped', changes: NOTHING }
        : await rehearseLayer(session, layer, progress, workspaceRoot),
    );
  }
  return done;
}

async function rehearseLayer(
  session: Session,
  layer: SynthesisedLayer,
  progress: Progress,
  workspaceRoot?: string,
): Promise<Rehearsed> {
  const { layer: name, stackName } = layer.manifest;
  const before = await describeStack(session, stackName);
  try {
    const inputs = storedInputs(layer.template);
    const stored = await storedParameters(session, [...inputs.values()]);
    assertPublished(name, session.environment.name, inputs, stored);
    const say = (line: string): void => progress.say(line);
    if (workspaceRoot !== undefined) await publishPolicies(session, layer, { workspaceRoot, say });
    progress.phase(name, before ? 'updating' : 'creating');
    const changed = await deployWithToolkit(session, layer, (completed, total, text) =>
      progress.step(name, completed, total, text),
    );
    if (!changed) return { layer: name, result: 'unchanged', changes: NOTHING };
    const changes = await stackChanges(session, stackName);
    return { layer: name, result: before ? 'updated' : 'created', changes };
  } catch (error) {
    progress.say(`${name}: ${failureOfWork(error, session.environment).describe()}`);
    const after = await describeStack(session, stackName);
    const isRolledBack = /ROLLBACK_COMPLETE$/.test(after?.status ?? '');
    return { layer: name, result: isRolledBack ? 'rolled back' : 'failed', changes: NOTHING };
  }
}

/**
 * Layers for which a rehearsal proves nothing good. One that did not come up as it was fails it for all: what follows
 * was not rehearsed on what is deployed.
 *
 * @param before how the layers came up as they were
 * @param now how they took the change
 */
export function failedLayers(before: readonly Rehearsed[], now: readonly Rehearsed[]): ReadonlySet<string> {
  const failed = before.some(isFailed) ? now : now.filter(isFailed);
  return new Set(failed.map(({ layer }) => layer));
}

/** Whether the layer is not what its template says. */
export function isFailed({ result }: Rehearsed): boolean {
  return result === 'failed' || result === 'rolled back' || result === 'skipped';
}
