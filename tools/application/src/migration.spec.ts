import { Account, NEW, OLD, stored } from '../fixtures/account';
import { releasesOf } from './releases';

/** An account with an application whose migration runs before or after its releases. */
function migrating(when: 'before' | 'after' = 'before'): Account {
  const account = new Account();
  account.when = when;
  return account;
}

const newest = async ({ session }: Account) => (await releasesOf(session, 'compute-ecs')).at(-1);
const yes = { predecessorRuns: true } as const;

test('a migration before runs as a task of the new version while the old one answers', async () => {
  const account = migrating();
  expect(await account.release(NEW, yes)).toBe('released');
  expect(account.order).toEqual([
    'intent',
    'ListTasks',
    'compute-ecs-migration',
    'update',
    'RunTask',
    'DescribeTasks',
    'compute-ecs',
    'update',
    '1',
  ]);
  expect(account.asked.find(([name]) => name === 'RunTask')?.[1]).toMatchObject({
    cluster: 'clinic',
    taskDefinition: 'arn:aws:ecs:us-east-1:111122223333:task-definition/clinic-migration:7',
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-1', 'subnet-2'],
        securityGroups: ['sg-1'],
        assignPublicIp: 'DISABLED',
      },
    },
  });
  expect(await newest(account)).toMatchObject({
    release: NEW,
    result: 'updated',
    migration: { when: 'before', exit: 0, predecessorRuns: true },
  });
});

test('a migration after runs once the new version answers', async () => {
  const account = migrating('after');
  await account.release(NEW, yes);
  expect(account.order.indexOf('compute-ecs')).toBeLessThan(account.order.indexOf('RunTask'));
  expect(await newest(account)).toMatchObject({ migration: { when: 'after', exit: 0 } });
});

test('one that fails before leaves the old version as it is, and the record says with what it ended', async () => {
  const account = migrating();
  account.task = { lastStatus: 'STOPPED', containers: [{ exitCode: 3 }] };
  await expect(account.release(NEW, yes)).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: 'the migration ended with 3; the version before runs on',
  });
  expect([account.running, account.version]).toEqual([stored(OLD), stored(OLD)]);
  expect(await newest(account)).toMatchObject({ result: 'failed', migration: { exit: 3 } });
});

test('one that fails after leaves the new version, which is recorded with it', async () => {
  const account = migrating('after');
  account.task = { lastStatus: 'STOPPED', containers: [{ exitCode: 3 }] };
  await expect(account.release(NEW, yes)).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: 'the migration ended with 3; the new version runs already',
  });
  expect(account.running).toBe(stored(NEW));
  expect(await newest(account)).toMatchObject({ result: 'updated', migration: { exit: 3 } });
});

test('one that never ends is stopped at its limit, and waited for until it is gone', async () => {
  const account = migrating();
  account.task = {};
  jest.spyOn(Date, 'now').mockImplementation(advancing(30_000));
  await expect(account.release(NEW, yes)).rejects.toMatchObject({ code: 'MIGRATION_UNENDED' });
  jest.restoreAllMocks();
  expect(account.order).toContain('StopTask');
  expect(account.order.lastIndexOf('DescribeTasks')).toBeGreaterThan(account.order.indexOf('StopTask'));
  expect(account.version).toBe(stored(OLD));
  expect(await newest(account)).toMatchObject({ result: 'failed', migration: { exit: 'stopped' } });
});

/** A clock that goes on by as much at every look. */
function advancing(milliseconds: number): () => number {
  let now = Date.UTC(2026, 0, 1);
  return () => (now += milliseconds);
}

test('one that was not started says why', async () => {
  const account = migrating();
  account.refusedStart = 'RESOURCE:MEMORY';
  await expect(account.release(NEW, yes)).rejects.toMatchObject({
    code: 'MIGRATION_NOT_STARTED',
    message: expect.stringContaining('RESOURCE:MEMORY') as string,
  });
  expect(account.version).toBe(stored(OLD));
});

test('while another one runs none is started', async () => {
  const account = migrating();
  account.others = ['arn:other'];
  await expect(account.release(NEW, yes)).rejects.toMatchObject({ code: 'MIGRATION_RUNNING' });
  expect(account.asked.map(([name]) => name)).toEqual(['ListTasks']);
  expect(account.asked[0]?.[1]).toMatchObject({ family: 'clinic-migration' });
});

test('a release with a migration has to say whether the version before runs on what becomes of the database', async () => {
  const account = migrating();
  await expect(account.release(NEW)).rejects.toMatchObject({ code: 'PREDECESSOR_UNSAID' });
  expect(account.order).toEqual([]);
});

test('a version is migrated to once, and going back runs none', async () => {
  const account = migrating();
  await account.release(NEW, yes);
  await account.release(OLD, { back: true });
  await account.release(NEW);
  expect(account.asked.filter(([name]) => name === 'RunTask')).toHaveLength(1);
});

test('going back past one that the version before does not run on is refused', async () => {
  const account = migrating();
  await account.release(NEW, { predecessorRuns: false });
  await expect(account.release(OLD, { back: true })).rejects.toMatchObject({ code: 'SCHEMA_TOO_NEW' });
  expect(account.running).toBe(stored(NEW));
});

test('the version of the first deploy is migrated to when it is released again', async () => {
  const account = migrating();
  expect(await account.release(OLD)).toBe('migrated');
  expect(account.order).toEqual([
    'intent',
    'ListTasks',
    'compute-ecs-migration',
    'RunTask',
    'DescribeTasks',
    '1',
  ]);
  expect(await account.release(OLD)).toBe('unchanged');
});

test('before the first deploy both versions are kept for it, and people are told what is left to do', async () => {
  const account = migrating();
  account.status = undefined;
  await account.release(NEW);
  expect(account.order).toEqual(['compute-ecs', 'compute-ecs-migration']);
  expect(account.said.join()).toContain('again after the deploy');
});

test('a task that cannot be made takes its version back', async () => {
  const account = migrating();
  account.outcome = () => 'UPDATE_ROLLBACK_COMPLETE';
  await expect(account.release(NEW, yes)).rejects.toMatchObject({ code: 'RELEASE_FAILED' });
  expect(account.asked.map(([name]) => name)).not.toContain('RunTask');
  expect(account.version).toBe(stored(OLD));
});
