import { table } from '@hipaa-cdk/nx-cdk/session';

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
}

/** Seconds of every round, by contestant. */
type Times = ReadonlyMap<string, readonly number[]>;

/** Runs all contestants in turn, round after round, so that they share the machine's moods. */
export async function hold(contest: Contest, rounds: number, say: (line: string) => void): Promise<Times> {
  const times = new Map<string, number[]>(contest.contestants.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const { name, prepare, run } of contest.contestants) {
      await prepare?.();
      const started = performance.now();
      await run();
      const seconds = (performance.now() - started) / 1000;
      times.get(name)?.push(seconds);
      say(`${contest.title} · round ${round}/${rounds} · ${name}: ${seconds.toFixed(2)} s`);
    }
  }
  return times;
}

/** A line of the closing table. */
export interface Verdict {
  readonly title: string;
  readonly ours: number;
  readonly against: string;
  readonly theirs: number;
  readonly ratio: number;
  /** Undefined where no budget is set. */
  readonly budget: number | undefined;
}

/** Our median against everybody else's. */
export function judge({ title, contestants, budgets }: Contest, times: Times): Verdict[] {
  const [us, ...others] = contestants;
  const ours = times.get(us.name) ?? [];
  return others.map(({ name }) => {
    const theirs = times.get(name) ?? [];
    return {
      title,
      ours: median(ours),
      against: name,
      theirs: median(theirs),
      ratio: medianRatio(ours, theirs),
      budget: budgets.find(({ against }) => against === name)?.most,
    };
  });
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

/** The closing table: our time, theirs, the ratio, and the budget where there is one. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ title, ours, against, theirs, ratio, budget }) => [
    title,
    `${ours.toFixed(2)} s`,
    against,
    `${theirs.toFixed(2)} s`,
    `${ratio.toFixed(2)} x`,
    budget === undefined ? '' : `${ratio <= budget ? 'kept' : 'MISSED'} (${budget.toFixed(2)} x)`,
  ]);
  return table(['contest', 'ours', 'against', 'theirs', 'ratio', 'budget'], rows);
}
