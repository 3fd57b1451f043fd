import { findEnvironment } from '@hipaa-cdk/platform';
import { fakeSession } from '../aws/fake-session';
import type { LayerRun } from '../layer-run';
import { Progress } from '../progress/progress';
import { leaveNx } from '../testing/leave-nx';
import { locked } from './locked';
import type { LockRecord } from './lock-record';
import { MemoryStore } from './testing/memory-store';
import { recordOf } from './testing/holder-of';

let store: MemoryStore;
let said: string[];
beforeEach(() => {
  store = new MemoryStore();
  said = [];
});

function layerRun(options = {}): LayerRun {
  const { session } = fakeSession('local', {
    GetParameters: async () => {
      const top = await store.read();
      return { Parameters: top ? [{ Version: top.version, Value: top.text }] : [] };
    },
    PutParameter: async ({ Value, Overwrite }) => {
      const Version = Overwrite ? await store.write(String(Value)) : 1;
      if (!Overwrite) await store.create(String(Value));
      return { Version };
    },
  });
  const layer = { name: 'database', root: 'apps/database', reads: [] };
  const tasks = [{ id: 'database:deploy', layer: 'database', command: 'deploy' as const, options }];
  return {
    layer,
    environment: findEnvironment('local'),
    stack: 's',
    progress: new Progress({ live: false, write: (text) => void said.push(text) }),
    request: {
      workspaceRoot: '/',
      tasks,
      dependencies: {},
      layers: [layer],
      environmentGiven: true,
      nxProcess: 1,
    },
    options,
    session: () => Promise.resolve(session),
  };
}

const top = (): LockRecord => JSON.parse(store.versions.at(-1)?.text ?? '{}') as LockRecord;
const held = (seconds: number): string =>
  JSON.stringify(recordOf({ expires: new Date(Date.now() + seconds * 1000).toISOString() }));

test('a command holds the lock while it runs, and gives it back', async () => {
  const outcome = await locked('deploy', () => {
    expect(top()).toMatchObject({
      state: 'held',
      holder: { command: 'database:deploy', process: process.pid },
    });
    return Promise.resolve({ result: 'updated' });
  })(layerRun());
  expect(outcome.result).toBe('updated');
  expect(top().state).toBe('free');
});

test('a command that fails gives the lock back, and fails as it did', async () => {
  const failing = locked('deploy', () => Promise.reject(new Error('broken')));
  await expect(failing(layerRun())).rejects.toThrow('broken');
  expect(top().state).toBe('free');
});

test('a command on a layer that is being changed is refused before it starts', async () => {
  await store.write(held(60));
  const command = jest.fn();
  await expect(locked('deploy', command)(layerRun())).rejects.toMatchObject({ code: 'DEPLOY_LOCKED' });
  expect(command).not.toHaveBeenCalled();
});

test('with --wait the command starts when the other one is done', async () => {
  await store.write(held(60));
  const waiting = locked('deploy', () => Promise.resolve({ result: 'updated' }))(layerRun({ wait: 1 }));
  while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await store.write(JSON.stringify({ ...recordOf(), version: 2, state: 'free' }));
  expect((await waiting).result).toBe('updated');
  expect(said.join('')).toContain('waiting for ann@laptop (process 4711)');
});

test('with --wait the command gives up when the minutes are over', async () => {
  await store.write(held(60));
  const waiting = locked('deploy', jest.fn())(layerRun({ wait: 0.002 }));
  await expect(waiting).rejects.toMatchObject({ code: 'DEPLOY_LOCKED' });
});

test('a command whose Nx has gone while it waited does not start', async () => {
  await store.write(held(60));
  const command = jest.fn();
  const waiting = locked('deploy', command)(layerRun({ wait: 1 }));
  const refused = expect(waiting).rejects.toMatchObject({ code: 'NX_GONE' });
  while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const back = leaveNx();
  try {
    await refused;
  } finally {
    back();
  }
  expect(command).not.toHaveBeenCalled();
});
