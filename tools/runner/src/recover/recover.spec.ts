import type { Answers } from '../testing/fake-session';
import { layerAccount } from '../testing/layer-account';
import { recover } from './recover';
import { assertNotStuck, troubleOf } from './stack-trouble';

const template = {
  Resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', DeletionPolicy: 'Retain' },
    Group: { Type: 'AWS::EC2::SecurityGroup' },
  },
};
const event = (LogicalResourceId: string, ResourceStatus: string, ResourceStatusReason?: string) => ({
  StackId: 'id',
  LogicalResourceId,
  ResourceType: 'AWS::EC2::SecurityGroup',
  ResourceStatus,
  ResourceStatusReason,
  PhysicalResourceId: LogicalResourceId === 's' ? 'id' : 'p',
});

/** A stack that goes through these statuses, one each time it is asked for. */
function stuck(statuses: string[], options: Record<string, unknown> = {}, environment = 'local') {
  const asked: [string, unknown][] = [];
  const noted = (name: string) => (input: unknown) => (asked.push([name, input]), {});
  const answers: Answers = {
    DescribeStacks: () => {
      const StackStatus = statuses.length > 1 ? statuses.shift() : statuses[0];
      if (StackStatus === 'gone') throw new Error('Stack does not exist');
      return { Stacks: [{ StackName: 's', StackId: 'id', StackStatus }] };
    },
    DescribeStackEvents: () => ({
      StackEvents: [
        event('s', 'UPDATE_ROLLBACK_FAILED'),
        event('Rule', 'UPDATE_FAILED', 'Resource update cancelled'),
        event('Group', 'UPDATE_FAILED', 'in use\nby somebody'),
      ],
    }),
    ListStackResources: () => ({ StackResourceSummaries: [] }),
    ContinueUpdateRollback: noted('ContinueUpdateRollback'),
    DeleteStack: noted('DeleteStack'),
  };
  const { run, printed } = layerAccount({
    wanted: template,
    deployed: template,
    environment,
    options,
    answers,
  });
  const begun: string[] = [];
  const begin = (result: string) => Promise.resolve(void begun.push(result));
  return { recover: () => recover({ ...run, begin }), run, asked, printed, begun };
}

test('without --confirm it says what it would do, what failed and what can be skipped, and does nothing', async () => {
  const { recover, asked, printed } = stuck(['UPDATE_ROLLBACK_FAILED']);
  expect(await recover()).toMatchObject({ result: 'kept', note: 'nothing is done without --confirm' });
  expect(printed.join('')).toMatch(/UPDATE_ROLLBACK_FAILED: an update failed and could not be rolled back/);
  expect(printed.join('')).toMatch(/✖ Group \(AWS::EC2::SecurityGroup\): in use\n/);
  expect(printed.join('')).not.toContain('Rule');
  expect(asked).toEqual([]);
});

test('a roll-back goes on, without what is skipped', async () => {
  const { recover, asked } = stuck(['UPDATE_ROLLBACK_FAILED', 'UPDATE_ROLLBACK_COMPLETE'], {
    confirm: true,
    skip: 'Group',
  });
  expect(await recover()).toMatchObject({ result: 'recovered' });
  expect(asked).toEqual([['ContinueUpdateRollback', { StackName: 's', ResourcesToSkip: ['Group'] }]]);
});

test('a roll-back that fails again says what to skip', async () => {
  const { recover } = stuck(['UPDATE_ROLLBACK_FAILED'], { confirm: true });
  await expect(recover()).rejects.toMatchObject({
    code: 'RECOVER_FAILED',
    remedy: expect.stringContaining('database:recover --env=local --skip=Group --confirm') as string,
  });
});

test('only what failed can be skipped', async () => {
  await expect(stuck(['UPDATE_ROLLBACK_FAILED'], { skip: 'Cluster' }).recover()).rejects.toMatchObject({
    code: 'OPTION_INVALID',
    message: '--skip names Cluster; expected some of what failed: Group',
  });
});

test.each(['CREATE_FAILED', 'ROLLBACK_FAILED'])(
  'a stack in %s never was up: it is removed, also where data are protected, and what is lost is said',
  async (status) => {
    const { recover, asked, printed, begun } = stuck([status, 'gone'], { confirm: true }, 'prod');
    expect(await recover()).toMatchObject({ result: 'destroyed', note: 'the next deploy makes it anew' });
    expect(printed.join('')).toMatch(/Cluster .*the databases.*stays in the account/);
    expect(asked).toEqual([['DeleteStack', { StackName: 'id' }]]);
    expect(begun).toEqual(['destroyed']);
  },
);

test('a removal that failed is carried on, without what is skipped', async () => {
  const { recover, asked } = stuck(['DELETE_FAILED', 'gone'], { confirm: true, skip: 'Group' });
  expect(await recover()).toMatchObject({ result: 'destroyed' });
  expect(asked).toEqual([['DeleteStack', { StackName: 'id', RetainResources: ['Group'] }]]);
});

test('a removal is not carried on in a protected environment', async () => {
  await expect(stuck(['DELETE_FAILED'], { confirm: true }, 'prod').recover()).rejects.toMatchObject({
    code: 'ENVIRONMENT_PROTECTED',
  });
});

test.each(['UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'])(
  'a stack in %s needs no recovery',
  async (status) => {
    expect((await stuck([status], { confirm: true }).recover()).result).toBe('kept');
  },
);

test('what nothing here leads out of is said', async () => {
  await expect(stuck(['IMPORT_ROLLBACK_FAILED']).recover()).rejects.toMatchObject({
    code: 'RECOVER_IMPOSSIBLE',
  });
});

const statuses = ['UPDATE_ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED', 'ROLLBACK_FAILED'];
test.each(statuses)(
  'nothing is deployed to a stack in %s: the command that leads on is named',
  async (status) => {
    const { run } = stuck([status]);
    const session = await run.session();
    const stack = { id: 'id', name: 's', status } as never;
    await expect(assertNotStuck(session, 'database', stack)).rejects.toMatchObject({
      code: 'STACK_STUCK',
      message: expect.stringContaining(`s is ${status}: `) as string,
      remedy: 'npx nx run database:recover --env=local',
    });
  },
);

test.each(['UPDATE_ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS', 'UPDATE_FAILED'])(
  'a deploy leads out of %s',
  async (status) => {
    const { run } = stuck([status]);
    await assertNotStuck(await run.session(), 'database', { id: 'id', name: 's', status } as never);
    expect(troubleOf(status)?.way).toBe('deploy');
  },
);

test('a stack that is changed by somebody is no trouble of its own, and has no command', () => {
  expect(troubleOf('UPDATE_IN_PROGRESS')).toEqual({
    meaning: expect.stringContaining('changes it now') as string,
  });
  expect(troubleOf('UPDATE_COMPLETE')).toBeUndefined();
});
