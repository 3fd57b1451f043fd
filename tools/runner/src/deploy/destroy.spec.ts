import { fakeSession } from '../testing/fake-session';
import { layerAccount } from '../testing/layer-account';
import { accountSharers, destroy } from './destroy';

/** Test and dev share an account and region. */
const deployed = (...names: string[]) =>
  fakeSession('test', {
    DescribeStacks: () => ({
      Stacks: names.map((StackName) => ({ StackName, StackStatus: 'CREATE_COMPLETE' })),
    }),
  }).session;

test('what stays is listed before the stack goes and after', async () => {
  const template = { Resources: { Records: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' } } };
  let isGone = false;
  const { run, printed } = layerAccount({
    wanted: template,
    deployed: template,
    answers: {
      DescribeStacks: () => {
        if (isGone) throw new Error('Stack does not exist');
        return { Stacks: [{ StackName: 's', StackId: 'id', StackStatus: 'UPDATE_COMPLETE' }] };
      },
      ListStackResources: () => ({
        StackResourceSummaries: [{ LogicalResourceId: 'Records', PhysicalResourceId: 'records-1' }],
      }),
      DeleteStack: () => ((isGone = true), {}),
    },
  });
  expect(await destroy(run)).toEqual({ result: 'destroyed', resources: 1, note: '1 stay, as listed above' });
  const text = printed.join('');
  expect(text).toMatch(/database: goes, and will leave:\n {2}AWS::S3::Bucket records-1: stays/);
  expect(text).toMatch(/database: is gone, and has left:\n {2}AWS::S3::Bucket records-1: stays/);
});

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
