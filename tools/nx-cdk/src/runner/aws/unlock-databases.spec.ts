import { fakeSession } from './fake-session';
import { unlockDatabases } from './unlock-databases';

const stack = (...resources: object[]) => ({ DescribeStackResources: () => ({ StackResources: resources }) });
const cluster = {
  ResourceType: 'AWS::RDS::DBCluster',
  PhysicalResourceId: 'db',
  ResourceStatus: 'CREATE_COMPLETE',
};

test('the deletion protection of a cluster is taken off', async () => {
  const asked: unknown[] = [];
  const { session } = fakeSession('local', {
    ...stack(cluster),
    ModifyDBCluster: (input) => void asked.push(input),
  });
  await unlockDatabases(session, 'stack');
  expect(asked).toEqual([{ DBClusterIdentifier: 'db', DeletionProtection: false }]);
});

test('a cluster that is gone already is left alone', async () => {
  const { session, calls } = fakeSession('local', stack({ ...cluster, ResourceStatus: 'DELETE_COMPLETE' }));
  await unlockDatabases(session, 'stack');
  expect(calls).toEqual(['DescribeStackResources']);
});

test('a stack without a cluster asks RDS nothing', async () => {
  const { session, calls } = fakeSession('local', stack({ ...cluster, ResourceType: 'AWS::S3::Bucket' }));
  await unlockDatabases(session, 'stack');
  expect(calls).toEqual(['DescribeStackResources']);
});
