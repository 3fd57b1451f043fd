import type { LayerCommand, WholeRun } from './command';
import { locked } from './lock/locked';
import { recorded } from './record/recorded';
import type { Command } from './request';
import { staleOnly } from './deploy/deploy';

type WholeRunName = 'status' | 'drift' | 'history' | 'rehearse' | 'check';

/** Loads a command when it is needed. */
export const wholeRuns: Readonly<Record<WholeRunName, () => Promise<WholeRun>>> = {
  status: async () => (await import('./status/run-status')).runStatus,
  drift: async () => (await import('./status/run-drift')).runDrift,
  history: async () => (await import('./status/history')).runHistory,
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

/** Commands on one layer in one environment. The others look at all of them together. */
export type LayerCommandName = Exclude<Command, WholeRunName> | 'retire';

/** Loads a command when it is needed: only a synthesis has to load the CDK library. */
export const commands: Readonly<Record<LayerCommandName, () => Promise<LayerCommand>>> = {
  synth: async () => (await import('./synth/synth')).synth,
  diff: async () => (await import('./changes/diff')).diff,
  deploy: async () => locked('deploy', recorded(staleOnly((await import('./deploy/deploy')).deploy))),
  retire: async () => locked('deploy', recorded(staleOnly((await import('./deploy/retire')).retire))),
  destroy: async () => locked('destroy', recorded((await import('./deploy/destroy')).destroy)),
};
