import type { Commands } from './commands';
import type { Contest } from './contest';

/** What a user waits for, ours first. The budgets are shares of the other side's time. */
export function deployContests(commands: Commands): Contest[] {
  const perLayer = 'cdk deploy per layer';
  const all = 'cdk deploy --all';
  return [
    {
      title: 'first deploy of everything',
      contestants: [
        { name: 'ours', prepare: () => commands.destroy(), run: () => commands.deploy() },
        { name: perLayer, prepare: () => commands.destroy(), run: () => commands.cdkPerLayer() },
        { name: all, prepare: () => commands.destroy(), run: () => commands.cdkAll() },
      ],
      budgets: [],
    },
    {
      title: 'nothing changed',
      contestants: [
        { name: 'ours', run: () => commands.deploy() },
        { name: perLayer, run: () => commands.cdkPerLayer() },
        { name: all, run: () => commands.cdkAll() },
      ],
      budgets: [{ against: perLayer, most: 0.1 }],
    },
    {
      title: 'one layer changed',
      contestants: [
        { name: 'ours', prepare: () => commands.change(), run: () => commands.deployAffected() },
        { name: perLayer, prepare: () => commands.change(), run: () => commands.cdkPerLayer() },
        { name: all, prepare: () => commands.change(), run: () => commands.cdkAll() },
      ],
      budgets: [{ against: all, most: 0.15 }],
    },
  ];
}

/**
 * Synthesis against the least it can cost.
 *
 * @param floor scripts of plain JavaScript that load the library and make the same constructs
 */
export function synthContests(
  commands: Commands,
  floor: { readonly layer: string; readonly everything: string },
): Contest[] {
  const least = 'node, library, constructs';
  return [
    {
      title: 'cold synth of one layer',
      contestants: [
        { name: 'ours', run: () => commands.synthAlone('tmp/synth-ours') },
        { name: least, run: () => commands.node(['-e', `require('./${floor.layer}')`]) },
      ],
      budgets: [{ against: least, most: 1.2 }],
    },
    {
      title: 'cold synth of all layers and environments',
      contestants: [
        { name: 'ours', run: () => commands.node(['--import', 'tsx', 'synth-everything.ts']) },
        { name: least, run: () => commands.node(['-e', `require('./${floor.everything}')`]) },
      ],
      budgets: [{ against: least, most: 1.5 }],
    },
  ];
}
