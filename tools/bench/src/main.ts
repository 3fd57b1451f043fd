import { parseArgs } from 'node:util';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { Commands } from './commands';
import { type Contest, type Verdict, hold, judge, verdictTable } from './contest';
import { deployContests, synthContests } from './contests';
import { buildFloor } from './floor';
import { localLayers } from './local-layers';

const DEFAULT_ROUNDS = '3';

/** Holds every contest and prints how we came out. Budgets are for the reader: a slow machine is not a failed build. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: DEFAULT_ROUNDS } } });
  const rounds = Number(values.rounds);
  const workspace = await TemporaryWorkspace.create();
  const verdicts: Verdict[] = [];
  const run = async (contest: Contest): Promise<void> => {
    verdicts.push(...judge(contest, await hold(contest, rounds, (line) => console.log(line))));
  };
  await workspace.nx('run-many -t synth --env=local');
  const layers = localLayers(workspace.root);
  console.log(`layers of local: ${layers.join(', ')}`);
  const commands = new Commands(workspace, layers);
  try {
    for (const contest of synthContests(commands, await buildFloor(workspace, layers))) await run(contest);
    await commands.deploy();
    for (const contest of deployContests(commands)) await run(contest);
  } finally {
    await commands.end();
    await workspace.dispose();
  }
  console.log(
    `\nmedians of ${rounds} rounds, in turn, on one embedded AWS; ratios round by round\n\n${verdictTable(verdicts)}`,
  );
}

void main();
