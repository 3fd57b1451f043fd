import { describeFailure } from '@hipaa-cdk/layer/failure';
import { knownFailure } from './failure';
import { chosenEnvironment, loadPlatform } from './prepare';
import { assertNxIsThere } from './nx-gone';
import { Progress, openScreen } from './progress/progress';
import { checkOptions } from './command-options';
import { optionsFromNx } from './options';
import { noteResult } from './results';
import type { RunRequest, TaskReport } from './request';
import { type Finish, runLayers } from './run-layers';
import { isWholeRun, wholeRuns } from './commands';
import { inDeployOrder } from './task-order';

/**
 * Carries out everything one Nx invocation asks for.
 *
 * @param done called as each task ends
 */
export async function run(given: RunRequest, done: (report: TaskReport) => void): Promise<void> {
  const tasks = inDeployOrder(given.tasks, given.layers).map((task) => ({
    ...task,
    options: optionsFromNx(task.options),
  }));
  const request = { ...given, tasks };
  const screen = openScreen(request.nxProcess);
  const progress = new Progress(screen);
  const open = new Set(request.tasks);
  const held: TaskReport[] = [];
  const finish: Finish = (task, success, terminalOutput) => {
    open.delete(task);
    noteResult(task, success, process.env);
    const report = { task: task.id, success, terminalOutput: `${terminalOutput}\n` };
    // Nx prints a line for every report, which must not get between lines that are rewritten.
    if (screen.live) held.push(report);
    else done(report);
    return success;
  };
  try {
    checkOptions(request);
    loadPlatform(request.workspaceRoot);
    // Nx puts every target of this executor into one batch, whether it goes layer by layer or looks at them together.
    const others = request.tasks.filter(({ command }) => !isWholeRun(command));
    if (others.length > 0) await runLayers({ ...request, tasks: others }, progress, finish);
    await runTogether(request, progress, finish);
  } catch (error) {
    progress.say(describeBreak(error, request));
    for (const task of open) finish(task, false, '');
  }
  held.forEach(done);
}

/** Why a whole run broke off: what failed in AWS under its name, and a mistake in the workspace with its line. */
function describeBreak(error: unknown, request: RunRequest): string {
  try {
    const known = knownFailure(error, chosenEnvironment(request));
    if (known) return known.describe();
  } catch {
    // Without an environment nothing of AWS was asked.
  }
  return describeFailure(error);
}

async function runTogether(request: RunRequest, progress: Progress, finish: Finish): Promise<void> {
  for (const [command, load] of Object.entries(wholeRuns)) {
    const tasks = request.tasks.filter((task) => task.command === command);
    if (tasks.length === 0) continue;
    assertNxIsThere();
    const wholeRun = await load();
    const failed = await wholeRun({ ...request, tasks }, progress);
    for (const task of tasks)
      finish(
        task,
        !failed.has(task.layer),
        `${task.command} ${task.layer}: ${failed.has(task.layer) ? 'see above' : 'done'}`,
      );
  }
}
