import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import '@hipaa-cdk/platform';
import { readOptions, table } from '@hipaa-cdk/runner';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { Account } from './account';
import { FAULTS, type Fault } from './faults';
import { FaultProxy } from './proxy';
import { type Round, playRound } from './round';
import { endAs } from '@hipaa-cdk/runner/program';

/** A layer that reads nothing of others, and is made in seconds. */
const LAYER = 'storage';

/** What is played where nobody says what: of calls, of rights and of kills one each, in half a minute. */
const SLICE: readonly Fault[] = ['reset', 'denied', 'killed-before-record'];

const FOLDER = 'dist/chaos';

/** Plays rounds of every fault, writes each down as it ends, and prints what they came to. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, [
    '--rounds=<number>',
    '--minutes=<number>',
    '--seed=<number>',
    '--fault=<name>...',
    '--again',
  ]);
  const rounds = Number(options['rounds'] ?? 1);
  const seed = Number(options['seed'] ?? 1);
  const deadline = Date.now() + Number(options['minutes'] ?? Infinity) * 60_000;
  const isSlice = ['rounds', 'fault', 'minutes'].every((name) => options[name] === undefined);
  const faults = isSlice ? SLICE : chosenFaults(options['fault']);
  const file = join(FOLDER, `seed-${seed}.jsonl`);
  mkdirSync(FOLDER, { recursive: true });
  if (options['again']) rmSync(file, { force: true });
  const played = readRounds(file);
  const known = new Set(played.map((one) => `${one.fault} ${one.seed}`));
  const workspace = await TemporaryWorkspace.deployed([LAYER]);
  const proxy = new FaultProxy(workspace.port);
  // What is interrupted leaves nothing running; the rounds that were played stay played.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void workspace.dispose().finally(() => process.exit(1)));
  try {
    const account = new Account(workspace, LAYER);
    const place = { workspace, account, proxy, proxyPort: await proxy.open(), layer: LAYER };
    await workspace.withoutNx(`run-many -t deploy -p ${LAYER} --env=local`);
    for (let number = 0; number < rounds; number++) {
      for (const [index, fault] of faults.entries()) {
        const own = seed * 1_000_000 + number * 100 + FAULTS.indexOf(fault);
        if (known.has(`${fault} ${own}`) || Date.now() > deadline) continue;
        const round = await playRound(place, fault, own).catch((error: unknown): Round => {
          const problem = `the round broke off: ${error instanceof Error ? error.message : String(error)}`;
          return { fault, seed: own, problems: [problem], cameThrough: false, seconds: 0 };
        });
        played.push(round);
        appendFileSync(file, `${JSON.stringify(round)}\n`);
        console.log(`${number + 1}.${index + 1} ${roundText(round)}`);
      }
    }
  } finally {
    proxy.close();
    await workspace.dispose();
  }
  const wrong = played.filter(({ problems }) => problems.length > 0);
  console.log(`\n${figures(played)}\n`);
  console.log(`rounds of this seed, played once each: ${file}; --again plays them anew`);
  if (wrong.length > 0) process.exitCode = 1;
}

function chosenFaults(given: unknown): readonly Fault[] {
  if (given === undefined) return FAULTS;
  const names = [given].flat().map(String);
  const unknown = names.filter((name) => !(FAULTS as readonly string[]).includes(name));
  if (unknown.length === 0) return FAULTS.filter((fault) => names.includes(fault));
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--fault is ${unknown.join(', ')}; expected some of ${FAULTS.join(', ')}`,
  });
}

function readRounds(file: string): Round[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Round);
}

function roundText({ fault, seed, problems, cameThrough, seconds }: Round): string {
  const end = problems.length > 0 ? `WRONG: ${problems.join('; ')}` : 'healed';
  return `${fault} (${seed}): ${cameThrough ? 'came through' : 'failed'}, ${end}, ${seconds} s`;
}

/** One line a fault: how often it was played, how often the deploy came through it, and what went wrong. */
function figures(rounds: readonly Round[]): string {
  const count = (fault: Fault, wanted: (round: Round) => boolean): string =>
    String(rounds.filter((round) => round.fault === fault && wanted(round)).length);
  const having = (text: RegExp) => (round: Round) => round.problems.some((problem) => text.test(problem));
  return table(
    ['fault', 'rounds', 'came through', 'healed', 'hung', 'false success', 'lost or wrong'],
    FAULTS.map((fault) => [
      fault,
      count(fault, () => true),
      count(fault, ({ cameThrough }) => cameThrough),
      count(fault, ({ problems }) => problems.length === 0),
      count(fault, having(/^hung/)),
      count(fault, having(/^false success/)),
      count(fault, having(/^(?!hung|false success)/)),
    ]),
  );
}

endAs(main(process.argv.slice(2)));
