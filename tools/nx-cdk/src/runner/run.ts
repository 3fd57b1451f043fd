import { describeFailure } from '@hipaa-cdk/layer/failure';
import { Progress } from './progress/progress';
import { openScreen } from './progress/screen';
import type { RunRequest, TaskReport, TaskRequest } from './request';
import { type Finish, runLayers } from './run-layers';

/**
 * Carries out everything one Nx invocation asks for.
 *
 * @param done called as each task ends
 */
export async function run(request: RunRequest, done: (report: TaskReport) => void): Promise<void> {
  const screen = openScreen(request.nxProcess);
  const progress = new Progress(screen);
  const open = new Set(request.tasks);
  const held: TaskReport[] = [];
  const finish: Finish = (task, success, terminalOutput) => {
    open.delete(task);
    const report = { task: task.id, success, terminalOutput: `${terminalOutput}\n` };
    // Nx prints a line for every report, which must not get between lines that are rewritten.
    if (screen.live) held.push(report);
    else done(report);
    return success;
  };
  try {
    // Nx puts every target of this executor into one batch; a check looks at all environments, the others at one.
    const checks = request.tasks.filter(({ command }) => command === 'check');
    const others = request.tasks.filter(({ command }) => command !== 'check');
    if (others.length > 0) await runLayers({ ...request, tasks: others }, progress, finish);
    if (checks.length > 0) await checkLayers({ ...request, tasks: checks }, progress, finish);
  } catch (error) {
    progress.say(describeFailure(error));
    for (const task of open) finish(task, false, '');
  }
  held.forEach(done);
}

async function checkLayers(request: RunRequest, progress: Progress, finish: Finish): Promise<void> {
  const { runCheck } = await import('./check/run-check');
  // Exceptions expire by the day. The day is part of what Nx keys a cached check by.
  const today = new Date().toISOString().slice(0, 10);
  const failed = await runCheck(request, progress, today);
  const outcome = (task: TaskRequest): boolean => !failed.has(task.layer);
  for (const task of request.tasks)
    finish(task, outcome(task), outcome(task) ? 'nothing to mend' : 'see the findings');
}
