import { type Contest, hold, judge } from './contest';

test('contestants take turns, each prepared before its run', async () => {
  const events: string[] = [];
  const contestant = (name: string) => ({
    name,
    prepare: () => Promise.resolve(void events.push(`prepare ${name}`)),
    run: () => Promise.resolve(void events.push(`run ${name}`)),
  });
  await hold(
    { title: 't', contestants: [contestant('a'), contestant('b')], budgets: [] },
    2,
    () => undefined,
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
const times = new Map([
  ['ours', [1, 2, 3]],
  ['theirs', [10, 20, 30]],
  ['others', [4, 8, 12]],
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
