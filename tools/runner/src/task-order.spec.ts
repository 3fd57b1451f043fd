import { inDeployOrder, producersFirst, producersOf, runInOrder, taskOrder } from './task-order';
import type { Command, RunRequest } from './request';

const layer = (name: string, ...reads: string[]) => ({ name, root: `apps/${name}`, reads });

test('a layer comes after the layers whose contracts it reads', () => {
  const producers = producersOf([layer('network'), layer('database', 'network')]);
  expect([...(producers.get('database') ?? [])]).toEqual(['network']);
});

test('a layer comes after what its producers read, even if it does not read that itself', () => {
  const producers = producersOf([
    layer('network'),
    layer('database', 'network'),
    layer('compute', 'database'),
  ]);
  expect([...(producers.get('compute') ?? [])].sort()).toEqual(['database', 'network']);
});

test('a layer that reads nothing waits for nobody', () => {
  expect(producersOf([layer('network'), layer('storage')]).get('storage')?.size).toBe(0);
});

test('two layers that read each other do not loop for ever and do not wait for themselves', () => {
  const producers = producersOf([layer('a', 'b'), layer('b', 'a')]);
  expect([...(producers.get('a') ?? [])]).toEqual(['b']);
});

const layers = [
  { name: 'network', root: 'apps/network', reads: [] },
  { name: 'database', root: 'apps/database', reads: ['network'] },
  { name: 'compute', root: 'apps/compute', reads: ['database'] },
  { name: 'compute-beanstalk', root: 'apps/compute-beanstalk', reads: ['network'] },
  { name: 'compute-ecs', root: 'apps/compute-ecs', reads: ['network'] },
  { name: 'site', root: 'apps/site', reads: ['compute-beanstalk', 'compute-ecs'] },
];

function order(
  tasks: readonly string[],
  dependencies: Record<string, string[]> = {},
  idle?: string,
): ReadonlyMap<string, readonly string[]> {
  const request: RunRequest = {
    workspaceRoot: '/workspace',
    tasks: tasks.map((id) => {
      const [layer = '', command] = id.split(':');
      return { id, layer, command: command as Command, options: {} };
    }),
    dependencies,
    layers,
    environmentGiven: true,
    nxProcess: 1,
  };
  return taskOrder(request, (layer) => layer === idle);
}

test('a reader is deployed after its producer', () => {
  expect(order(['database:deploy', 'network:deploy']).get('database:deploy')).toEqual(['network:deploy']);
});

test('a producer is destroyed after its reader', () => {
  expect(order(['database:destroy', 'network:destroy']).get('network:destroy')).toEqual(['database:destroy']);
});

test('a producer without a task is not dragged in', () => {
  const planned = order(['database:deploy']);
  expect([...planned.keys()]).toEqual(['database:deploy']);
  expect(planned.get('database:deploy')).toEqual([]);
});

test('order holds between layers whose link in between has no task', () => {
  expect(order(['compute:deploy', 'network:deploy']).get('compute:deploy')).toEqual(['network:deploy']);
});

test('what Nx wants done before stays before', () => {
  const planned = order(['database:synth', 'database:deploy'], { 'database:deploy': ['database:synth'] });
  expect(planned.get('database:deploy')).toEqual(['database:synth']);
});

test.each(['synth', 'diff', 'status'])('layers do not wait for each other to %s', (command) => {
  expect(order([`database:${command}`, `network:${command}`]).get(`database:${command}`)).toEqual([]);
});

describe('a compute that the environment has not chosen', () => {
  const swap = ['compute-beanstalk:deploy', 'site:deploy', 'compute-ecs:deploy', 'network:deploy'];
  const planned = order(swap, {}, 'compute-beanstalk');

  test('goes after the chosen one is up and the readers have turned to it', () => {
    expect([...(planned.get('compute-beanstalk:deploy') ?? [])].sort()).toEqual([
      'compute-ecs:deploy',
      'site:deploy',
    ]);
  });

  test('is waited for by nobody', () => {
    expect(planned.get('site:deploy')).not.toContain('compute-beanstalk:deploy');
  });

  test('leaves the chosen one before its readers', () => {
    expect(planned.get('site:deploy')).toEqual(['compute-ecs:deploy', 'network:deploy']);
  });

  test('is destroyed like any other producer', () => {
    const destroyed = order(['compute-beanstalk:destroy', 'site:destroy'], {}, 'compute-beanstalk');
    expect(destroyed.get('compute-beanstalk:destroy')).toEqual(['site:destroy']);
  });
});

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

test('synthesised layers come after those that they read, directly and through others', () => {
  const synthesised = (name: string, ...reads: string[]) => ({
    manifest: { layer: name, reads: reads.map((one) => ({ layer: one, revision: 1, entries: [] })) },
  });
  const layers = [synthesised('site', 'compute'), synthesised('compute', 'network'), synthesised('network')];
  expect(producersFirst(layers).map(({ manifest }) => manifest.layer)).toEqual([
    'network',
    'compute',
    'site',
  ]);
});

test.each([
  ['deploy', ['audit', 'network', 'database', 'compute']],
  ['status', ['audit', 'network', 'database', 'compute']],
  ['destroy', ['compute', 'database', 'audit', 'network']],
] as const)('every table of a %s has the layers in one order', (command, expected) => {
  const known = [
    layer('compute', 'database'),
    layer('network'),
    layer('audit'),
    layer('database', 'network'),
  ];
  const tasks = known.map(({ name }) => ({ id: `${name}:${command}`, layer: name, command, options: {} }));
  expect(inDeployOrder(tasks, known).map((task) => task.layer)).toEqual(expected);
});
