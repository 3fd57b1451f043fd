import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { type Answers, fakeSession } from '../testing/fake-session';
import type { LayerRun } from '../command';
import { Progress } from '../progress/progress';
import { leaveNx } from '../testing/layer-account';
import { retire } from './retire';
import { placeOf } from '../place';

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
  /** Logical id -> AWS's name, of the old compute's stack. */
  readonly resources?: Record<string, string>;
}

/** Retires the Beanstalk compute of an environment that has chosen ECS. */
async function retireIn(situation: Situation) {
  const { run, calls, deleted, printed } = retirement(situation);
  return { outcome: await retire(run), calls, deleted, printed };
}

function retirement(situation: Situation) {
  const { stacks, statuses = {}, isProtected = false, options = {}, isAccount, resources = {} } = situation;
  const printed: string[] = [];
  const describe = (name: string) => ({
    StackName: name,
    StackId: name,
    StackStatus: statuses[name] ?? 'CREATE_COMPLETE',
    LastUpdatedTime: TURNED,
    EnableTerminationProtection: isProtected,
  });
  const deleted: string[] = [];
  const answers: Answers = {
    DescribeStacks: ({ StackName }) => {
      const names = StackName === undefined ? Object.keys(stacks) : [String(StackName)];
      if (names.some((name) => !(name in stacks) || deleted.includes(name)))
        throw new Error('Stack does not exist');
      return { Stacks: names.map(describe) };
    },
    ListStackResources: () => ({
      StackResourceSummaries: Object.entries(resources).map(([LogicalResourceId, PhysicalResourceId]) => ({
        LogicalResourceId,
        PhysicalResourceId,
      })),
    }),
    UpdateTerminationProtection: () => ({}),
    CreateDBClusterSnapshot: () => ({}),
    DescribeDBClusterSnapshots: () => ({ DBClusterSnapshots: [{ Status: 'available' }] }),
    GetTemplate: ({ StackName }) => ({ TemplateBody: JSON.stringify(stacks[String(StackName)]) }),
    DeleteStack: ({ StackName }) => void deleted.push(String(StackName)),
  };
  const { session, calls } = fakeSession('local', answers);
  const environment: Environment = {
    ...findEnvironment('local'),
    compute: 'ecs',
    protected: isProtected,
    ...(isAccount && { target: 'aws' }),
  };
  const run = {
    layer: { name: 'compute-beanstalk', root: 'apps/compute-beanstalk', reads: [] },
    environment,
    place: placeOf(environment, 'compute-beanstalk'),
    progress: new Progress({ live: false, write: (text) => void printed.push(text) }),
    request: {
      workspaceRoot: mkdtempSync(join(tmpdir(), 'retire-')),
      tasks: [{ id: 'x', layer: 'compute-beanstalk', command: 'deploy', options }],
    },
    session: () => Promise.resolve(session),
  } as unknown as LayerRun;
  return { run, calls, deleted, printed };
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

describe('in a protected environment, an old compute that holds something', () => {
  const table = { Type: 'AWS::RDS::DBCluster', DeletionPolicy: 'Retain' };
  const logs = { Type: 'AWS::Logs::LogGroup' };
  const url = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/hipaa/local/compute-beanstalk/url' } };
  const situation = (more: string | undefined): Situation => ({
    stacks: {
      ...both,
      'hipaa-local-compute-beanstalk': { Resources: { Orders: table, Logs: logs, Url: url } },
    },
    isProtected: true,
    options: { retire: true, ...(more !== undefined && { allowReplacement: more }) },
    resources: { Orders: 'hipaa-local-orders', Logs: '/hipaa/logs' },
  });

  test('stays, and what would be lost is named with the option that allows it', async () => {
    const { run, deleted, calls } = retirement(situation(undefined));
    await expect(retire(run)).rejects.toMatchObject({
      code: 'REPLACEMENT_REFUSED',
      message: expect.stringMatching(
        /^nothing was removed: compute-beanstalk would lose [^]*✖ Orders removed: [^]*stays in the account[^]*✖ Logs removed: /,
      ),
      remedy: expect.stringContaining(
        'npx nx run compute-beanstalk:deploy --env=local --retire --allow-replacement=Orders,Logs',
      ),
    });
    expect(deleted).toEqual([]);
    expect(calls).not.toContain('UpdateTerminationProtection');
  });

  test('stays when one of its losses is not named', async () => {
    await expect(retireIn(situation('Orders'))).rejects.toMatchObject({
      message: expect.not.stringContaining('✖ Orders'),
    });
  });

  test('is shown first, and the diff is kept in files', async () => {
    const { run, printed } = retirement(situation(undefined));
    await expect(retire(run)).rejects.toThrow();
    expect(printed.join('')).toContain('removed: Orders (AWS::RDS::DBCluster)');
    expect(
      readFileSync(join(run.request.workspaceRoot, 'dist/diff/local/compute-beanstalk.md'), 'utf8'),
    ).toContain('/hipaa/local/compute-beanstalk/url');
  });

  test('goes when every loss is named: after its snapshot, and after its protection is off', async () => {
    const { outcome, calls, printed } = await retireIn(situation('Orders,Logs'));
    expect(outcome.result).toBe('retired');
    const order = ['CreateDBClusterSnapshot', 'UpdateTerminationProtection', 'DeleteStack'];
    expect(calls.filter((call) => order.includes(call))).toEqual(order);
    expect(printed.join('')).toMatch(/taking snapshot hipaa-local-orders-before-\w+ of Orders/);
  });

  test.each(['Other', 'Orders,Logs,Other'])('is not removed by the names %s', async (names) => {
    const { run, deleted } = retirement(situation(names));
    await expect(retire(run)).rejects.toThrow();
    expect(deleted).toEqual([]);
  });
});

test('outside of a protected environment nothing is judged, and no protection is in the way', async () => {
  const holding = { Resources: { Logs: { Type: 'AWS::Logs::LogGroup' } } };
  const { outcome, calls } = await retireIn({
    stacks: { ...both, 'hipaa-local-compute-beanstalk': holding },
  });
  expect(outcome.result).toBe('retired');
  expect(calls).not.toContain('UpdateTerminationProtection');
});

test.each<[string, Situation]>([
  ['was never deployed', { stacks: { 'hipaa-local-compute-ecs': {} } }],
  ['has no successor yet', { stacks: { 'hipaa-local-compute-beanstalk': {} } }],
  ['is still read', { stacks: { ...both, 'hipaa-local-site': site } }],
  ['nobody asked to remove', { stacks: both, isProtected: true }],
  ['holds nothing', { stacks: both }],
])('an allowance for an old compute that %s is refused', async (_, situation) => {
  const { run, deleted } = retirement({ ...situation, options: { allowReplacement: 'Orders' } });
  await expect(retire(run)).rejects.toMatchObject({ code: 'ALLOWANCE_UNUSED' });
  expect(deleted).toEqual([]);
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

  test('the old compute stays when Nx has gone meanwhile', async () => {
    const back = leaveNx();
    const { run, deleted } = retirement({ stacks: turned, isAccount: true });
    await expect(retire(run)).rejects.toMatchObject({ code: 'NX_GONE' });
    back();
    expect(deleted).toEqual([]);
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
