import type { LayerCommand } from '../layer-run';
import type { Command } from '../request';

/** Commands on one layer in one environment. A check looks at all of them together. */
export type LayerCommandName = Exclude<Command, 'check'> | 'retire';

/** Loads a command when it is needed: only a synthesis has to load the CDK library. */
export const commands: Readonly<Record<LayerCommandName, () => Promise<LayerCommand>>> = {
  synth: async () => (await import('./synth')).synth,
  diff: async () => (await import('./diff')).diff,
  deploy: async () => (await import('./deploy')).deploy,
  retire: async () => (await import('./retire')).retire,
  destroy: async () => (await import('./destroy')).destroy,
  status: async () => (await import('./status')).status,
};
