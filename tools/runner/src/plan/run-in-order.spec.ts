import { runInOrder } from './run-in-order';

/** Runs tasks that note when they start and end; tasks named in `failing` fail. */
async function trace(order: Record<string, string[]>, failing: string[] = [], concurrency = 4) {
  const events: string[] = [];
  let running = 0;
  let most = 0;
  const outcomes = await runInOrder({
    tasks: new Map(Object.keys(order).map((id) => [id, id])),
    order: new Map(Object.entries(order)),
    concurrency,
    run: async (id) => {
      events.push(`start ${id}`);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      events.push(`end ${id}`);
      return !failing.includes(id);
    },
    skip: (id, _id, because) => events.push(`skip ${id} because of ${because}`),
  });
  return { events, outcomes, most };
}

test('a task starts after the tasks before it have ended', async () => {
  const { events } = await trace({ b: ['a'], a: [] });
  expect(events).toEqual(['start a', 'end a', 'start b', 'end b']);
});

test('tasks that do not wait for each other run at once', async () => {
  expect((await trace({ a: [], b: [] })).most).toBe(2);
});

test('no more tasks run at once than allowed', async () => {
  expect((await trace({ a: [], b: [], c: [] }, [], 1)).most).toBe(1);
});

test('a failure skips what comes after it and names the culprit', async () => {
  const { events, outcomes } = await trace({ a: [], b: ['a'] }, ['a']);
  expect(events).toContain('skip b because of a');
  expect(outcomes.get('b')).toBe('skipped');
});

test('a skipped task skips what comes after it', async () => {
  const { outcomes } = await trace({ a: [], b: ['a'], c: ['b'] }, ['a']);
  expect(outcomes.get('c')).toBe('skipped');
});

test('a failure does not stop tasks that do not depend on it', async () => {
  const { outcomes } = await trace({ a: [], b: [] }, ['a']);
  expect(outcomes.get('b')).toBe('done');
});

test('an exception counts as a failure', async () => {
  const outcomes = await runInOrder({
    tasks: new Map([['a', 'a']]),
    order: new Map(),
    concurrency: 1,
    run: () => Promise.reject(new Error('boom')),
    skip: () => undefined,
  });
  expect(outcomes.get('a')).toBe('failed');
});

test('a task before that is not part of the run is taken as done', async () => {
  const { outcomes } = await trace({ b: ['a'] });
  expect(outcomes.get('b')).toBe('done');
});

test('tasks that wait for each other are reported instead of hanging', async () => {
  await expect(trace({ a: ['b'], b: ['a'] })).rejects.toThrow('tasks wait for each other: a, b');
});
