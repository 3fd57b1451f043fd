import { table } from '@hipaa-cdk/runner';

/** One side of a comparison. */
interface Contestant {
  readonly name: string;
  /** Brings everything to the point where the clock starts. */
  readonly prepare?: () => Promise<void>;
  /** What is timed. */
  readonly run: () => Promise<void>;
}

/** A budget: our time as a share of another contestant's. */
interface Budget {
  readonly against: string;
  readonly most: number;
}

export interface Contest {
  readonly title: string;
  /** The first one is ours. */
  readonly contestants: readonly [Contestant, ...Contestant[]];
  readonly budgets: readonly Budget[];
  /**
   * The most calls of AWS that ours may make.
   *
   * @default - they are counted, and have no limit
   */
  readonly mostCalls?: number;
}

/** What one run took. */
export interface Round {
  readonly seconds: number;
  /** Calls of AWS. */
  readonly calls: number;
}

/** Every round, by contestant. */
type Rounds = ReadonlyMap<string, readonly Round[]>;

export interface HoldProps {
  readonly rounds: number;
  readonly say: (line: string) => void;
  /** Calls of AWS since it was last asked. */
  readonly calls: () => number;
}

/** Runs all contestants in turn, round after round, so that they share the machine's moods. */
export async function hold(
  { title, contestants }: Contest,
  { rounds, say, calls }: HoldProps,
): Promise<Rounds> {
  const taken = new Map<string, Round[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const { name, prepare, run } of contestants) {
      await prepare?.();
      calls();
      const started = performance.now();
      await run();
      const one = { seconds: (performance.now() - started) / 1000, calls: calls() };
      taken.get(name)?.push(one);
      say(`${title} · round ${round}/${rounds} · ${name}: ${one.seconds.toFixed(2)} s, ${one.calls} calls`);
    }
  }
  return taken;
}

/** A line of the closing table. */
export interface Verdict {
  readonly title: string;
  readonly ours: Round;
  readonly against: string;
  readonly theirs: Round;
  readonly ratio: number;
  /** Undefined where no budget is set. */
  readonly budget: number | undefined;
  /** The most calls of AWS that ours may make; undefined where there is no limit. */
  readonly mostCalls: number | undefined;
}

/** Our median against everybody else's. */
export function judge({ title, contestants, budgets, mostCalls }: Contest, rounds: Rounds): Verdict[] {
  const [us, ...others] = contestants;
  const ours = rounds.get(us.name) ?? [];
  const seconds = (all: readonly Round[]): number[] => all.map((one) => one.seconds);
  return others.map(({ name }) => {
    const theirs = rounds.get(name) ?? [];
    return {
      title,
      ours: middle(ours),
      against: name,
      theirs: middle(theirs),
      ratio: medianRatio(seconds(ours), seconds(theirs)),
      budget: budgets.find(({ against }) => against === name)?.most,
      mostCalls,
    };
  });
}

function middle(rounds: readonly Round[]): Round {
  return {
    seconds: median(rounds.map(({ seconds }) => seconds)),
    calls: median(rounds.map(({ calls }) => calls)),
  };
}

/** The middle of the values; the mean of the two in the middle when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Ratio of two measurements round by round, so that a machine that slows down slows both sides. */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

/** The closing table: our time and calls, theirs, the ratio, and the budget where there is one. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ title, ours, against, theirs, ratio, budget, mostCalls }) => [
    title,
    `${ours.seconds.toFixed(2)} s`,
    against,
    `${theirs.seconds.toFixed(2)} s`,
    `${ratio.toFixed(2)} x`,
    budget === undefined ? '' : `${ratio <= budget ? 'kept' : 'MISSED'} (${budget.toFixed(2)} x)`,
    ours.calls + theirs.calls === 0 ? '' : `${ours.calls} : ${theirs.calls}`,
    mostCalls === undefined ? '' : `${ours.calls <= mostCalls ? 'kept' : 'MISSED'} (${mostCalls})`,
  ]);
  return table(['contest', 'ours', 'against', 'theirs', 'ratio', 'budget', 'calls', 'most calls'], rows);
}
