import type { Commands } from './commands';
import type { Contest } from './contest';

/**
 * What a user waits for, ours first. The budgets are shares of the other side's time where AWS is as far away as it is, and calls.
 */
export function deployContests(commands: Commands, layers: number): Contest[] {
  const all = 'cdk deploy --all';
  const isFar = commands.aws.delay > 0;
  const away = isFar ? `, ${commands.aws.delay} ms a call` : '';
  const budgets = (most: number): Contest['budgets'] => (isFar ? [{ against: all, most }] : []);
  return [
    {
      title: `first deploy of everything${away}`,
      contestants: [
        { name: 'ours', prepare: () => commands.destroy(), run: () => commands.deploy() },
        { name: all, prepare: () => commands.destroy(), run: () => commands.cdkAll() },
      ],
      budgets: budgets(0.8),
      mostCalls: 14 * layers,
    },
    {
      title: `nothing changed${away}`,
      contestants: [
        { name: 'ours', run: () => commands.deploy() },
        { name: all, run: () => commands.cdkAll() },
      ],
      budgets: budgets(0.35),
      mostCalls: 3 * layers,
    },
    {
      title: `one layer changed${away}`,
      contestants: [
        { name: 'ours', prepare: () => commands.change(), run: () => commands.deployAffected() },
        { name: all, prepare: () => commands.change(), run: () => commands.cdkAll() },
      ],
      budgets: budgets(0.4),
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
      budgets: [{ against: least, most: 1.25 }],
    },
    {
      title: 'cold synth of all layers and environments',
      contestants: [
        { name: 'ours', run: () => commands.node(['--import', 'tsx', 'synth-everything.ts']) },
        { name: least, run: () => commands.node(['-e', `require('./${floor.everything}')`]) },
      ],
      budgets: [{ against: least, most: 1.25 }],
    },
  ];
}
