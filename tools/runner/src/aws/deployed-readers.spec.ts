import { fakeSession } from '../testing/fake-session';
import { deployedReaders, readersOfNames } from './deployed-readers';

/** Stacks that are deployed, with the parameters of the Parameter Store that each reads. */
const DEPLOYED: Readonly<Record<string, readonly string[]>> = {
  'hipaa-test-network': [],
  'hipaa-test-database': ['/hipaa/test/network/vpcId'],
  'hipaa-test-site': ['/hipaa/test/compute-ecs/url', '/hipaa/test/network/vpcId'],
  'hipaa-dev-database': ['/hipaa/test/network/vpcId'],
  'hipaa-test-storage': ['/hipaa/test/network-backup/vpcId'],
  'other-test-database': ['/hipaa/test/network/vpcId'],
  'hipaa-test-users': ['/hipaa/account/audit/trailArn'],
};

function templateOf(stack: string): string {
  const parameters = (DEPLOYED[stack] ?? []).map((name, index) => [
    `Input${index}`,
    { Type: 'AWS::SSM::Parameter::Value<String>', Default: name },
  ]);
  return JSON.stringify({ Parameters: Object.fromEntries(parameters) as object });
}

const { session } = fakeSession('test', {
  DescribeStacks: () => ({
    Stacks: Object.keys(DEPLOYED).map((StackName) => ({ StackName, StackStatus: 'CREATE_COMPLETE' })),
  }),
  GetTemplate: ({ StackName }) => ({ TemplateBody: templateOf(String(StackName)) }),
});

test('readers are those that are deployed: of the environment by their layer, of others by their stack', async () => {
  expect(await deployedReaders(session, ['network'])).toEqual([
    { reader: 'database', read: ['network'] },
    { reader: 'hipaa-dev-database', read: ['network'] },
    { reader: 'site', read: ['network'] },
  ]);
});

test('layers that go together do not hold each other', async () => {
  expect(await deployedReaders(session, ['network', 'database', 'compute-ecs'])).toEqual([
    { reader: 'hipaa-dev-database', read: ['network'] },
    { reader: 'site', read: ['network', 'compute-ecs'] },
  ]);
});

test('a layer of the account is read below the path that its environments share', async () => {
  expect(await deployedReaders(session, ['audit'])).toEqual([{ reader: 'users', read: ['audit'] }]);
});

test('a layer that nobody reads has no readers, whatever is named alike', async () => {
  expect(await deployedReaders(session, ['storage'])).toEqual([]);
});

test('an entry has the readers of its name, in order', async () => {
  const readers = await readersOfNames(session);
  expect(readers.get('/hipaa/test/network/vpcId')).toEqual(['database', 'hipaa-dev-database', 'site']);
});

test('stacks of others in the account are none of ours, and not looked into', async () => {
  const { session: foreign, calls } = fakeSession('test', {
    DescribeStacks: () => ({ Stacks: [{ StackName: 'other-test-web', StackStatus: 'CREATE_COMPLETE' }] }),
  });
  expect((await readersOfNames(foreign)).size).toBe(0);
  expect(calls).toEqual(['DescribeStacks']);
});
