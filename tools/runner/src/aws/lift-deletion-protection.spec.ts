import { fakeSession } from './fake-session';
import { liftDeletionProtection } from './lift-deletion-protection';

const stack = (...resources: object[]) => ({
  ListStackResources: () => ({ StackResourceSummaries: resources }),
});
const resource = (ResourceType: string, PhysicalResourceId: string) => ({
  ResourceType,
  PhysicalResourceId,
  ResourceStatus: 'CREATE_COMPLETE',
});
const cluster = resource('AWS::RDS::DBCluster', 'db');

test('every kind of protected resource in the stack loses its protection', async () => {
  const { session, calls } = fakeSession('local', {
    ...stack(cluster, resource('AWS::Cognito::UserPool', 'us-east-1_pool')),
    ModifyDBCluster: () => ({}),
    DescribeUserPool: () => ({ UserPool: {} }),
    UpdateUserPool: () => ({}),
  });
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual(['ListStackResources', 'ModifyDBCluster', 'DescribeUserPool', 'UpdateUserPool']);
});

test('a resource that is gone already is left alone', async () => {
  const gone = { ...cluster, ResourceStatus: 'DELETE_COMPLETE' };
  const { session, calls } = fakeSession('local', stack(gone));
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual(['ListStackResources']);
});

test('a stack without protected resources asks no other service', async () => {
  const { session, calls } = fakeSession('local', stack(resource('AWS::S3::Bucket', 'files')));
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual(['ListStackResources']);
});

test('resources of every page lose theirs', async () => {
  const { session, calls } = fakeSession('local', {
    ListStackResources: ({ NextToken }) =>
      NextToken
        ? { StackResourceSummaries: [resource('AWS::ElasticLoadBalancingV2::LoadBalancer', 'web')] }
        : { StackResourceSummaries: [cluster], NextToken: 'more' },
    ModifyDBCluster: () => ({}),
    ModifyLoadBalancerAttributes: () => ({}),
  });
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual([
    'ListStackResources',
    'ModifyDBCluster',
    'ListStackResources',
    'ModifyLoadBalancerAttributes',
  ]);
});
