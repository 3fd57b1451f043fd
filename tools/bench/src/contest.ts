import { median, medianRatio } from './statistics';

/** One side of a comparison. */
export interface Contestant {
  readonly name: string;
  /** Brings everything to the point where the clock starts. */
  readonly prepare?: () => Promise<void>;
  /** What is timed. */
  readonly run: () => Promise<void>;
}

/** A budget: our time as a share of another contestant's. */
export interface Budget {
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
export type Times = ReadonlyMap<string, readonly number[]>;

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
