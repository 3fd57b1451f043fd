import { type Environment, canHaveLayer, hasLayer, isIdleCompute } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { missingModule, sourceLine } from '@hipaa-cdk/layer/failure';
import { type Synthesis, type SynthesisedLayer, outputFolder } from '@hipaa-cdk/layer-templates';
import { failureOfWork } from './failure';
import type { Session } from './aws/session';
import { type LayerCommandName, commands } from './commands';
import { placeOf } from './place';
import { assertNxIsThere } from './nx-gone';
import type { LayerNode, RunRequest, TaskRequest } from './request';
import type { Outcome, Row } from './command';
import type { Progress } from './progress/progress';

export interface RunLayerProps {
  readonly task: TaskRequest;
  readonly request: RunRequest;
  readonly environment: Environment;
  readonly progress: Progress;
  readonly synthesis: Synthesis;
  readonly session: () => Promise<Session>;
}

/** Does the work of one task and says how it went. Failures become rows: the other layers go on. */
export async function runLayer(props: RunLayerProps): Promise<Row> {
  const { task, environment, progress } = props;
  const clock = new WorkClock();
  const outcome = await attempt({ ...props, session: () => clock.pause(props.session) });
  const row: Row = {
    layer: task.layer,
    stack: placeOf(environment, task.layer).stack,
    seconds: clock.seconds(),
    ...outcome,
  };
  progress.end(
    task.layer,
    [row.result, ...(row.note ? [row.note] : []), `${row.seconds.toFixed(1)} s`].join(' · '),
  );
  return row;
}

async function attempt(props: RunLayerProps): Promise<Outcome> {
  const { task, environment, request, progress, synthesis, session } = props;
  const { layer } = task;
  const leftOut = reasonToSkip(task, environment);
  if (leftOut) return { result: 'skipped', note: leftOut };
  try {
    assertNxIsThere();
    const command = await commands[commandFor(task, environment)]();
    return await command({
      layer: request.layers.find(({ name }) => name === layer) as LayerNode,
      environment,
      place: placeOf(environment, layer),
      progress,
      request,
      synthesise: () =>
        made(
          synthesis.synthesise({ layer, environment, folder: outputFolder(request.workspaceRoot) }),
          props,
        ),
      synthesised: () =>
        made(
          synthesis.synthesised(layer, environment, (line) => progress.say(`${layer}: ${line}`)),
          props,
        ),
      options: task.options,
      session,
    });
  } catch (error) {
    sayOnce(progress, task.layer, error, environment);
    return { result: 'failed', note: 'see above' };
  }
}

/** A synthesis, whose failure is told as one: nothing else that fails on the way is. */
async function made(
  making: Promise<SynthesisedLayer | undefined>,
  { task, environment }: RunLayerProps,
): Promise<SynthesisedLayer> {
  let layer: SynthesisedLayer | undefined;
  try {
    layer = await making;
  } catch (error) {
    throw UserError.is(error) || isOfMachine(error) ? error : synthFailed(error);
  }
  if (layer) return layer;
  throw new UserError({
    code: 'LAYER_ABSENT',
    message: `${task.layer} is not a layer of ${environment.name}`,
  });
}

/** A full disk or a folder that may not be written is no mistake of a layer. */
function isOfMachine(error: unknown): boolean {
  return error instanceof Error && /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code));
}

function synthFailed(error: unknown): UserError {
  const missing = missingModule(error);
  if (missing) return missing;
  const isError = error instanceof Error;
  return new UserError({
    code: 'SYNTH_FAILED',
    message: (isError ? error.message : String(error)).trim(),
    remedy: isError ? sourceLine(error) : undefined,
    cause: error,
  });
}

/** What an environment no longer has may still be deployed there, so it can be destroyed and looked at. */
function reasonToSkip({ command, layer }: TaskRequest, environment: Environment): string | undefined {
  if (['destroy', 'recover', 'status'].includes(command)) return undefined;
  if (!canHaveLayer(environment, layer)) return `not a layer of ${environment.name}`;
  const idle = !hasLayer(environment, layer);
  return command === 'diff' && idle
    ? `the compute of ${environment.name} is ${environment.compute}`
    : undefined;
}

/** Deploying a compute that the environment has not chosen means that it goes, once the chosen one is in its place. */
function commandFor({ command, layer }: TaskRequest, environment: Environment): LayerCommandName {
  return command === 'deploy' && isIdleCompute(environment, layer) ? 'retire' : (command as LayerCommandName);
}

const reported = new WeakSet<object>();

/** An account that cannot be opened fails every layer with one and the same error. */
function sayOnce(progress: Progress, layer: string, error: unknown, environment: Environment): void {
  if (typeof error === 'object' && error !== null) {
    if (reported.has(error)) return;
    reported.add(error);
  }
  progress.say(`${layer}: ${failureOfWork(error, environment).describe()}`);
}

/** Measures work, without the time spent waiting for something that all layers share, such as starting the embedded AWS. */
export class WorkClock {
  private readonly started: number;
  private paused = 0;

  /** @param now milliseconds of some steady clock */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.started = now();
  }

  /** Waits for `work` while the clock stands still. */
  async pause<T>(work: () => Promise<T>): Promise<T> {
    const from = this.now();
    try {
      return await work();
    } finally {
      this.paused += this.now() - from;
    }
  }

  seconds(): number {
    return (this.now() - this.started - this.paused) / 1000;
  }
}
