import { setTimeout as delay } from 'node:timers/promises';
import { findEnvironment } from '@hipaa-cdk/platform';
import { type Answers, fakeSession } from '../aws/fake-session';
import type { LayerRun } from '../layer-run';
import { Progress } from '../progress/progress';
import { retire } from './retire';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(() => Promise.resolve()) }));
const wait = jest.mocked(delay);

/** When every stack was last updated. */
const TURNED = new Date('2026-01-01T12:00:00Z');

const site = {
  Parameters: {
    Url: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/hipaa/local/compute-beanstalk/url' },
  },
};

interface Situation {
  /** Stack name -> template. */
  readonly stacks: Record<string, object>;
  readonly statuses?: Record<string, string>;
  readonly isProtected?: boolean;
  readonly options?: Record<string, unknown>;
  /** Whether it is a real account, where somebody may remember the old address. */
  readonly isAccount?: boolean;
}

/** Retires the Beanstalk compute of an environment that has chosen ECS. */
async function retireIn({ stacks, statuses = {}, isProtected = false, options = {}, isAccount }: Situation) {
  const describe = (name: string) => ({
    StackName: name,
    StackId: name,
    StackStatus: statuses[name] ?? 'CREATE_COMPLETE',
    LastUpdatedTime: TURNED,
  });
  const deleted: string[] = [];
  const answers: Answers = {
    DescribeStacks: ({ StackName }) => {
      const names = StackName === undefined ? Object.keys(stacks) : [String(StackName)];
      if (names.some((name) => !(name in stacks) || deleted.includes(name)))
        throw new Error('Stack does not exist');
      return { Stacks: names.map(describe) };
    },
    ListStackResources: () => ({ StackResourceSummaries: [] }),
    GetTemplate: ({ StackName }) => ({ TemplateBody: JSON.stringify(stacks[String(StackName)]) }),
    DeleteStack: ({ StackName }) => void deleted.push(String(StackName)),
  };
  const { session } = fakeSession('local', answers);
  const run = {
    layer: { name: 'compute-beanstalk', root: 'apps/compute-beanstalk', reads: [] },
    environment: {
      ...findEnvironment('local'),
      compute: 'ecs',
      protected: isProtected,
      ...(isAccount && { target: 'aws' }),
    },
    stack: 'hipaa-local-compute-beanstalk',
    progress: new Progress({ live: false, write: () => undefined }),
    request: { tasks: [{ id: 'x', layer: 'compute-beanstalk', command: 'deploy', options }] },
    session: () => Promise.resolve(session),
  } as unknown as LayerRun;
  return { outcome: await retire(run), deleted };
}

const both = { 'hipaa-local-compute-beanstalk': {}, 'hipaa-local-compute-ecs': {} };

test('a compute that was never deployed is skipped, and the line says why', async () => {
  const { outcome } = await retireIn({ stacks: { 'hipaa-local-compute-ecs': {} } });
  expect(outcome).toEqual({ result: 'skipped', note: 'the compute of local is ecs' });
});

test('the old compute goes when the new one is up and nobody reads the old one', async () => {
  const { outcome, deleted } = await retireIn({ stacks: both });
  expect(outcome.result).toBe('retired');
  expect(deleted).toEqual(['hipaa-local-compute-beanstalk']);
});

test('the old compute stays while the new one is not there', async () => {
  const { outcome, deleted } = await retireIn({ stacks: { 'hipaa-local-compute-beanstalk': {} } });
  expect(outcome).toEqual({ result: 'kept', note: 'compute-ecs is not up yet' });
  expect(deleted).toEqual([]);
});

test('the old compute stays while the new one has failed', async () => {
  const { outcome } = await retireIn({
    stacks: both,
    statuses: { 'hipaa-local-compute-ecs': 'UPDATE_ROLLBACK_COMPLETE' },
  });
  expect(outcome).toEqual({ result: 'kept', note: 'compute-ecs is not up yet' });
});

test('the old compute stays while a deployed layer reads it, and the reader is named', async () => {
  const { outcome, deleted } = await retireIn({ stacks: { ...both, 'hipaa-local-site': site } });
  expect(outcome).toEqual({ result: 'kept', note: 'site still reads it' });
  expect(deleted).toEqual([]);
});

test('in a protected environment the old compute stays until somebody asks for its removal', async () => {
  const { outcome, deleted } = await retireIn({ stacks: both, isProtected: true });
  expect(outcome).toEqual({
    result: 'kept',
    note: 'the compute of local is ecs; --retire removes this one',
  });
  expect(deleted).toEqual([]);
});

test('in a protected environment --retire removes the old compute', async () => {
  const { outcome } = await retireIn({ stacks: both, isProtected: true, options: { retire: true } });
  expect(outcome.result).toBe('retired');
});

describe('in a real account, half a minute after the address has turned', () => {
  const reader = JSON.parse(JSON.stringify(site).replace('beanstalk', 'ecs')) as object;
  const turned = { ...both, 'hipaa-local-site': reader };
  beforeEach(() => {
    wait.mockClear();
    jest.spyOn(Date, 'now').mockReturnValue(TURNED.getTime() + 30_000);
  });
  afterEach(() => void jest.restoreAllMocks());

  test('the old compute answers until resolvers have had two minutes to forget it', async () => {
    const { deleted } = await retireIn({ stacks: turned, isAccount: true });
    expect(wait.mock.calls[0]).toEqual([90_000]);
    expect(deleted).toEqual(['hipaa-local-compute-beanstalk']);
  });

  test('nobody waits for a long forgotten address', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(TURNED.getTime() + 120_000);
    await retireIn({ stacks: turned, isAccount: true });
    expect(wait).not.toHaveBeenCalled();
  });

  test('nobody waits on the embedded AWS', async () => {
    await retireIn({ stacks: turned });
    expect(wait).not.toHaveBeenCalled();
  });
});
