import type { LayerCommand } from '../layer-run';
import { locked } from '../lock/locked';
import { recorded } from '../record/recorded';
import type { Command } from '../request';
import { staleOnly } from '../status/stale-only';
import type { WholeRunName } from '../whole-runs';

/** Commands on one layer in one environment. The others look at all of them together. */
export type LayerCommandName = Exclude<Command, WholeRunName> | 'retire';

/** Loads a command when it is needed: only a synthesis has to load the CDK library. */
export const commands: Readonly<Record<LayerCommandName, () => Promise<LayerCommand>>> = {
  synth: async () => (await import('./synth')).synth,
  diff: async () => (await import('./diff')).diff,
  deploy: async () => locked('deploy', recorded(staleOnly((await import('./deploy')).deploy))),
  retire: async () => locked('deploy', recorded(staleOnly((await import('./retire')).retire))),
  destroy: async () => locked('destroy', recorded((await import('./destroy')).destroy)),
};
