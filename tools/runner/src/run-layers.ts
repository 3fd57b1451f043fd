import { type Environment, environmentFile, isIdleCompute } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from './aws/session';
import { assertSettings } from './assert-settings';
import { announce, chosenEnvironment } from './chosen-environment';
import { openSessionFor } from './open-session-for';
import { assertNoCycle } from './plan/contract-cycle';
import { isOn } from './options';
import { runInOrder } from './plan/run-in-order';
import { taskOrder } from './plan/task-order';
import type { Progress } from './progress/progress';
import { Report } from './progress/report';
import type { RunRequest, TaskRequest } from './request';
import { runLayer } from './run-layer';

/** Layers deployed at once. They wait for AWS, not for this machine. */
const CONCURRENCY = 4;

/** Called as each task ends; gives back whether it succeeded. */
export type Finish = (task: TaskRequest, success: boolean, terminalOutput: string) => boolean;

/** Carries out the tasks that act on one environment, in the order of the contracts. */
export async function runLayers(request: RunRequest, progress: Progress, finish: Finish): Promise<void> {
  const environment = prepare(request, progress);
  await assertSettings(request, environment);
  const session = openSessionFor(request, environment, (line) => progress.say(line));
  const report = new Report(request.tasks);
  const outcomes = await runInOrder({
    tasks: new Map(request.tasks.map((task) => [task.id, task])),
    order: taskOrder(request, (layer) => isIdleCompute(environment, layer)),
    concurrency: CONCURRENCY,
    run: async (task) => {
      const row = await runLayer({ task, request, environment, progress, session });
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

async function showPublished(
  deployed: readonly TaskRequest[],
  session: () => Promise<Session>,
  progress: Progress,
): Promise<void> {
  const layers = deployed.filter(({ options }) => isOn(options, 'published')).map(({ layer }) => layer);
  if (layers.length === 0) return;
  const { publishedValues } = await import('./commands/published-values');
  progress.say(`${await publishedValues(await session(), layers)}\n`);
}

/** Everything that can be found wrong before anything is loaded, opened or changed. */
export function prepare(request: RunRequest, progress: Progress): Environment {
  const environment = chosenEnvironment(request);
  progress.say(announce(environment, request.environmentGiven));
  assertKnownLayers(environment, request);
  assertNoCycle(request.layers, request.tasks);
  return environment;
}

function assertKnownLayers(environment: Environment, request: RunRequest): void {
  const { layers } = environment;
  if (layers === 'all') return;
  const known = new Set(request.layers.map(({ name }) => name));
  const unknown = ('only' in layers ? layers.only : layers.except).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new UserError({
    code: 'LAYER_UNKNOWN',
    message: `environment ${environment.name} lists ${unknown.join(', ')} among its layers; expected folders of apps: ${[...known].join(', ')}`,
    remedy: `mend ${environmentFile(environment.name)}`,
  });
}
