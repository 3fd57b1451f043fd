import { describeStack } from '../aws/deployed-stack';
import { layerAccount } from '../testing/layer-account';
import { removalChanges } from './removal-changes';

const deployed = {
  Resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', DeletionPolicy: 'Retain' },
    Alarm: { Type: 'AWS::CloudWatch::Alarm' },
    Endpoint: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: '/hipaa/local/database/endpoint', Value: 'x' },
    },
    Elsewhere: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/other', Value: 'x' } },
  },
};

async function changes() {
  const { run } = layerAccount({
    wanted: deployed,
    deployed,
    answers: {
      ListStackResources: () => ({
        StackResourceSummaries: [
          { LogicalResourceId: 'Cluster', PhysicalResourceId: 'hipaa-local-database' },
          { LogicalResourceId: 'Alarm', PhysicalResourceId: 'gone', ResourceStatus: 'DELETE_COMPLETE' },
        ],
      }),
    },
  });
  const stack = await describeStack(await run.session(), run.place.stack);
  if (!stack) throw new Error('there is no stack');
  return removalChanges(run, stack);
}

test('every resource is removed, whatever is synthesised today', async () => {
  const { resources, state } = await changes();
  expect(state).toBe('changed');
  expect(resources.map(({ logicalId, action }) => [logicalId, action])).toEqual([
    ['Cluster', 'removed'],
    ['Alarm', 'removed'],
    ['Elsewhere', 'removed'],
  ]);
});

test('what holds something says so, with its fate and the name that AWS knows it by', async () => {
  const { resources } = await changes();
  expect(resources[0]).toMatchObject({
    holds: expect.stringContaining('databases of the cluster'),
    fate: expect.stringContaining('stays in the account'),
    physicalId: 'hipaa-local-database',
  });
  expect(resources[1]).toMatchObject({ physicalId: undefined });
});

test('entries of the contract are values that go, and no resources', async () => {
  const { published } = await changes();
  expect(published).toMatchObject([{ name: '/hipaa/local/database/endpoint', action: 'removed' }]);
});

test('it says what it rests on', async () => {
  expect((await changes()).basis).toContain('the whole stack would be removed');
});
