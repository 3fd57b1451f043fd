import { type Contest, hold, judge, median, medianRatio, verdictTable } from './contest';

test('contestants take turns, each prepared before its run', async () => {
  const events: string[] = [];
  const contestant = (name: string) => ({
    name,
    prepare: () => Promise.resolve(void events.push(`prepare ${name}`)),
    run: () => Promise.resolve(void events.push(`run ${name}`)),
  });
  await hold(
    { title: 't', contestants: [contestant('a'), contestant('b')], budgets: [] },
    { rounds: 2, say: () => undefined, calls: () => 0 },
  );
  const round = ['prepare a', 'run a', 'prepare b', 'run b'];
  expect(events).toEqual([...round, ...round]);
});

const run = () => Promise.resolve();
const contest: Contest = {
  title: 'nothing changed',
  contestants: [
    { name: 'ours', run },
    { name: 'theirs', run },
    { name: 'others', run },
  ],
  budgets: [{ against: 'theirs', most: 0.1 }],
};
const rounds = (...seconds: number[]) => seconds.map((one) => ({ seconds: one, calls: 10 * one }));
const times = new Map([
  ['ours', rounds(1, 2, 3)],
  ['theirs', rounds(10, 20, 30)],
  ['others', rounds(4, 8, 12)],
]);

test('the first contestant is judged against each of the others', () => {
  expect(judge(contest, times).map(({ against, ratio }) => [against, ratio])).toEqual([
    ['theirs', 0.1],
    ['others', 0.25],
  ]);
});

test('a comparison without a budget has none', () => {
  expect(judge(contest, times).map(({ budget }) => budget)).toEqual([0.1, undefined]);
});

test('the calls of a run are those since it began', async () => {
  let made = 0;
  const calls = (): number => {
    const since = made;
    made = 0;
    return since;
  };
  const busy = (name: string, count: number) => ({
    name,
    prepare: () => Promise.resolve(void (made += 100)),
    run: () => Promise.resolve(void (made += count)),
  });
  const taken = await hold(
    { title: 't', contestants: [busy('a', 3), busy('b', 5)], budgets: [] },
    { rounds: 1, say: () => undefined, calls },
  );
  expect([...taken].map(([name, all]) => [name, all[0]?.calls])).toEqual([
    ['a', 3],
    ['b', 5],
  ]);
});

test('the median is the middle value', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('an even number of values has the mean of the middle two', () => {
  expect(median([1, 3, 5, 100])).toBe(4);
});

test('the ratio is taken round by round, so a slow round weighs on both sides', () => {
  expect(medianRatio([1, 10, 1], [2, 20, 2])).toBe(0.5);
});

const verdict = {
  title: 'nothing changed',
  ours: { seconds: 1, calls: 30 },
  against: 'cdk',
  theirs: { seconds: 10, calls: 73 },
  ratio: 0.1,
  budget: 0.1,
  mostCalls: undefined,
};

test('a budget that is met to the digit is kept', () => {
  expect(verdictTable([verdict])).toContain('kept (0.10 x)');
});

test('a budget that is exceeded is missed', () => {
  expect(verdictTable([{ ...verdict, ratio: 0.11 }])).toContain('MISSED (0.10 x)');
});

test('a comparison without a budget shows the ratio only', () => {
  expect(verdictTable([{ ...verdict, budget: undefined }])).not.toMatch(/kept|MISSED/);
});

test('more calls than the limit are missed, and as many are kept', () => {
  expect(verdictTable([{ ...verdict, mostCalls: 30 }])).toMatch(/30 : 73 +kept \(30\)/);
  expect(verdictTable([{ ...verdict, mostCalls: 29 }])).toMatch(/30 : 73 +MISSED \(29\)/);
});
