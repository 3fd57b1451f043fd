import type { Progress } from './progress/progress';
import type { Command, RunRequest } from './request';

/**
 * A command that looks at all layers of a run together and prints what it found.
 *
 * @returns layers for which it failed
 */
export type WholeRun = (request: RunRequest, progress: Progress) => Promise<ReadonlySet<string>>;

export type WholeRunName = 'status' | 'drift' | 'history' | 'rehearse' | 'check';

/** Loads a command when it is needed. */
export const wholeRuns: Readonly<Record<WholeRunName, () => Promise<WholeRun>>> = {
  status: async () => (await import('./status/run-status')).runStatus,
  drift: async () => (await import('./drift/run-drift')).runDrift,
  history: async () => (await import('./record/run-history')).runHistory,
  rehearse: async () => (await import('./rehearse/run-rehearsal')).runRehearsal,
  check: async () => {
    const { runCheck } = await import('./check/run-check');
    // Exceptions expire by the day. The day is part of what Nx keys a cached check by.
    return (request, progress) => runCheck(request, progress, new Date().toISOString().slice(0, 10));
  },
};

/** Whether a command is carried out for all its layers at once. */
export function isWholeRun(command: Command): command is WholeRunName {
  return command in wholeRuns;
}
