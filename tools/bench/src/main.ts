import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasLayer } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/platform';
import { outputDirectory, producersFirst, readSynthesised } from '@hipaa-cdk/runner';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { Commands } from './commands';
import { type Contest, type Verdict, hold, judge, verdictTable } from './contest';
import { deployContests, synthContests } from './contests';
import { buildFloor } from './floor';

const DEFAULT_ROUNDS = '3';

/** Milliseconds of a call: as the embedded AWS answers, and as AWS does. */
const DELAYS = [0, 100];

/** Holds every contest and prints how we came out. Budgets are for the reader: a slow machine is not a failed build. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: DEFAULT_ROUNDS } } });
  const rounds = Number(values.rounds);
  const workspace = await TemporaryWorkspace.create();
  const verdicts: Verdict[] = [];
  const run = async (contest: Contest, commands: Commands): Promise<void> => {
    const calls = (): number => commands.aws.taken().length;
    const taken = await hold(contest, { rounds, say: (line) => console.log(line), calls });
    verdicts.push(...judge(contest, taken));
  };
  await workspace.nx('run-many -t synth --env=local');
  const layers = localLayers(workspace.root);
  console.log(`layers of local: ${layers.join(', ')}`);
  const commands = new Commands(workspace, layers);
  try {
    for (const contest of synthContests(commands, await buildFloor(workspace, layers)))
      await run(contest, commands);
    await commands.deploy();
    for (const delay of DELAYS) {
      commands.aws = commands.away(delay);
      for (const contest of deployContests(commands, layers.length)) await run(contest, commands);
    }
  } finally {
    await commands.end();
    await workspace.dispose();
  }
  console.log(
    `\nmedians of ${rounds} rounds, in turn, on one embedded AWS; ratios round by round\n\n${verdictTable(verdicts)}`,
  );
}

/** The synthesised layers of `local`, in an order in which the plain command line can deploy them. */
function localLayers(workspaceRoot: string): string[] {
  const local = findEnvironment('local');
  const layers = readdirSync(join(workspaceRoot, 'dist', 'cdk'))
    .filter((layer) => hasLayer(local, layer))
    .map((layer) => readSynthesised(outputDirectory(workspaceRoot, layer, local.name)));
  return producersFirst(layers).map(({ manifest }) => manifest.layer);
}

void main();
