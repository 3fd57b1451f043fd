import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { Synthesis } from '@hipaa-cdk/layer-templates';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { fakeSession } from './testing/fake-session';
import { commands } from './commands';
import type { LayerCommand } from './command';
import { Progress } from './progress/progress';
import type { Command, RunRequest, TaskRequest } from './request';
import { runLayer, WorkClock } from './run-layer';
import { leaveNx } from './testing/layer-account';

jest.mock('./commands', () => ({
  commands: Object.fromEntries(
    ['synth', 'diff', 'deploy', 'retire', 'destroy'].map((name) => [name, jest.fn()]),
  ),
}));
const carriedOut: string[] = [];
let printed: string[];
let work: LayerCommand;
beforeEach(() => {
  carriedOut.length = 0;
  printed = [];
  work = () => Promise.resolve({ result: 'updated', resources: 3 });
  for (const [name, load] of Object.entries(commands))
    jest.mocked(load).mockResolvedValue((run) => {
      carriedOut.push(`${name} ${run.place.stack}`);
      return work(run);
    });
});

interface Asked {
  readonly layer?: string;
  readonly command?: Command;
  readonly environment?: Partial<Environment>;
  readonly session?: () => Promise<never>;
}

function ask({ layer = 'storage', command = 'deploy', environment = {}, session }: Asked = {}) {
  const task: TaskRequest = { id: `${layer}:${command}`, layer, command, options: { wait: 1 } };
  const layers = [{ name: layer, root: `apps/${layer}`, reads: [] }];
  return runLayer({
    task,
    request: { tasks: [task], layers } as unknown as RunRequest,
    environment: { ...findEnvironment('test'), ...environment },
    progress: new Progress({ live: false, write: (text) => void printed.push(text) }),
    synthesis: new Synthesis('/'),
    session: session ?? (() => Promise.resolve(fakeSession('test', {}).session)),
  });
}

test('what the command says of the layer becomes its row, with the stack and the time', async () => {
  expect(await ask()).toEqual({
    layer: 'storage',
    stack: 'hipaa-test-storage',
    result: 'updated',
    resources: 3,
    seconds: expect.any(Number),
  });
  expect(printed.join('')).toMatch(/storage: updated · \d+\.\d s\n/);
});

test('a command gets its layer, its options and the session', async () => {
  let run: Parameters<LayerCommand>[0] | undefined;
  work = (given) => ((run = given), Promise.resolve({ result: 'updated' }));
  await ask();
  expect(run).toMatchObject({ layer: { root: 'apps/storage' }, options: { wait: 1 } });
  expect((await run?.session())?.environment.name).toBe('test');
});

test('a failure becomes a row, and its reason is told', async () => {
  work = () => Promise.reject(new UserError({ code: 'DEPLOY_FAILED', message: 'no room' }));
  expect(await ask()).toMatchObject({ result: 'failed', note: 'see above' });
  expect(printed.join('')).toContain('storage: DEPLOY_FAILED: no room');
});

test('a failure that several layers share is told once', async () => {
  const shared = new Error('the account is closed');
  work = () => Promise.reject(shared);
  await ask();
  await ask({ layer: 'network' });
  expect(printed.join('').match(/the account is closed/g)).toHaveLength(1);
});

test('a layer that the environment does not have is left alone', async () => {
  const row = await ask({ environment: { layers: { except: ['storage'] } } });
  expect(row).toMatchObject({ result: 'skipped', note: 'not a layer of test' });
  expect(carriedOut).toEqual([]);
});

test('what an environment does not have any more can still be destroyed', async () => {
  await ask({ command: 'destroy', environment: { layers: { except: ['storage'] } } });
  expect(carriedOut).toEqual(['destroy hipaa-test-storage']);
});

describe('a compute that is not chosen', () => {
  const environment = { compute: 'beanstalk', layers: 'all' } as const;

  test('is retired by its deploy', async () => {
    await ask({ layer: 'compute-ecs', environment });
    expect(carriedOut).toEqual(['retire hipaa-test-compute-ecs']);
  });

  test('has no diff', async () => {
    const row = await ask({ layer: 'compute-ecs', command: 'diff', environment });
    expect(row).toMatchObject({ result: 'skipped', note: 'the compute of test is beanstalk' });
  });

  test.each(['synth', 'destroy'] as const)('has a %s like any other layer', async (command) => {
    await ask({ layer: 'compute-ecs', command, environment });
    expect(carriedOut).toEqual([`${command} hipaa-test-compute-ecs`]);
  });
});

test('nothing is begun when Nx is gone', async () => {
  const back = leaveNx();
  const row = await ask();
  back();
  expect(row.result).toBe('failed');
  expect(printed.join('')).toContain('NX_GONE');
  expect(carriedOut).toEqual([]);
});

/** A clock whose hands the test moves. */
function clockAt() {
  let milliseconds = 0;
  return { clock: new WorkClock(() => milliseconds), pass: (more: number) => void (milliseconds += more) };
}

test('work is measured in seconds', () => {
  const { clock, pass } = clockAt();
  pass(1500);
  expect(clock.seconds()).toBe(1.5);
});

test('a pause does not count', async () => {
  const { clock, pass } = clockAt();
  pass(1000);
  await clock.pause(() => Promise.resolve(pass(20_000)));
  pass(500);
  expect(clock.seconds()).toBe(1.5);
});

test('a pause that ends in an error does not count either', async () => {
  const { clock, pass } = clockAt();
  const failing = clock.pause(() => {
    pass(20_000);
    return Promise.reject(new Error('no account'));
  });
  await expect(failing).rejects.toThrow('no account');
  expect(clock.seconds()).toBe(0);
});
