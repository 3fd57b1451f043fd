import { type Environment, canHaveLayer, isIdleCompute } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { Synthesis } from '@hipaa-cdk/layer-templates';
import type { Session } from './aws/session';
import { prepare } from './prepare';
import { openSessionFor } from './open-session-for';
import { isOn } from './options';
import { runInOrder, taskOrder } from './task-order';
import type { Progress } from './progress/progress';
import { Report } from './progress/report';
import type { RunRequest, TaskRequest } from './request';
import { runLayer } from './run-layer';
import { table } from './progress/table';
import { publishedBy } from './aws/parameters';

/** Layers deployed at once. They wait for AWS, not for this machine. */
const CONCURRENCY = 4;

/** Called as each task ends; gives back whether it succeeded. */
export type Finish = (task: TaskRequest, success: boolean, terminalOutput: string) => boolean;

/** Carries out the tasks that act on one environment, in the order of the contracts. */
export async function runLayers(request: RunRequest, progress: Progress, finish: Finish): Promise<void> {
  const synthesis = new Synthesis(request.workspaceRoot, { say: (line) => progress.say(line) });
  try {
    await runOn(synthesis, request, progress, finish);
  } finally {
    synthesis.close();
  }
}

async function runOn(
  synthesis: Synthesis,
  request: RunRequest,
  progress: Progress,
  finish: Finish,
): Promise<void> {
  const environment = prepare(request, progress);
  await assertSettings(request, environment, synthesis);
  const session = openSessionFor(request, environment, (line) => progress.say(line));
  const report = new Report(request.tasks);
  const outcomes = await runInOrder({
    tasks: new Map(request.tasks.map((task) => [task.id, task])),
    order: taskOrder(request, (layer) => isIdleCompute(environment, layer)),
    concurrency: CONCURRENCY,
    run: async (task) => {
      const row = await runLayer({ task, request, environment, progress, synthesis, session });
      report.add(task, row);
      return finish(task, row.result !== 'failed', `${row.result} ${row.stack}`);
    },
    skip: (task, _id, because) => {
      const row = report.skip(task, environment, because);
      progress.end(task.layer, `${task.command} skipped: ${row.note}`);
      finish(task, false, `skipped: ${row.note}`);
    },
  });
  report.print(progress);
  const deployed = request.tasks.filter(
    ({ id, command }) => command === 'deploy' && outcomes.get(id) === 'done',
  );
  await showPublished(deployed, session, progress);
}

/**
 * Refuses the whole run when a layer that is about to be synthesised has settings that cannot be: a slip in one layer's
 * file must not be found when half of the others are deployed.
 *
 * @throws UserError `SETTINGS_INVALID` with the problems of all layers
 */
export async function assertSettings(
  request: RunRequest,
  environment: Environment,
  synthesis: Pick<Synthesis, 'assertSettings'>,
): Promise<void> {
  const errors: UserError[] = [];
  for (const { command, layer } of request.tasks) {
    if (command !== 'synth' || !canHaveLayer(environment, layer)) continue;
    try {
      await synthesis.assertSettings(layer, environment);
    } catch (error) {
      // A mistake in the code of a layer is told by the synthesis of that layer, and stops no other.
      if (UserError.is(error)) errors.push(error);
    }
  }
  if (errors.length === 0) return;
  throw new UserError({
    code: errors[0]?.code ?? 'SETTINGS_INVALID',
    message: errors.map(({ message }) => message).join('\n'),
  });
}

async function showPublished(
  deployed: readonly TaskRequest[],
  session: () => Promise<Session>,
  progress: Progress,
): Promise<void> {
  const layers = deployed.filter(({ options }) => isOn(options, 'published')).map(({ layer }) => layer);
  if (layers.length === 0) return;
  progress.say(`${await publishedValues(await session(), layers)}\n`);
}

/** What the layers publish in the environment, as a table. */
async function publishedValues(session: Session, layers: readonly string[]): Promise<string> {
  const rows = [...(await publishedBy(session, layers))];
  rows.sort(([a = ''], [b = '']) => a.localeCompare(b));
  return table(['published', 'value'], rows);
}
