import { fakeSession } from '../testing/fake-session';
import { accountSharers } from './destroy';

/** Test and dev share an account and region. */
const deployed = (...names: string[]) =>
  fakeSession('test', {
    DescribeStacks: () => ({
      Stacks: names.map((StackName) => ({ StackName, StackStatus: 'CREATE_COMPLETE' })),
    }),
  }).session;

test('a layer of the account serves the other environments that are deployed there', async () => {
  await expect(accountSharers(deployed('hipaa-dev-storage'), 'audit')).resolves.toEqual(['dev']);
});

test('an environment of the account without any stack needs nothing', async () => {
  await expect(
    accountSharers(deployed('hipaa-test-storage', 'hipaa-account-audit'), 'audit'),
  ).resolves.toEqual([]);
});

test('a layer of an environment serves that environment only', async () => {
  await expect(accountSharers(deployed('hipaa-dev-storage'), 'network')).resolves.toEqual([]);
});
