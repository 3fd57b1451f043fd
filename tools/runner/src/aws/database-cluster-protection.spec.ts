import { DBClusterNotFoundFault } from '@aws-sdk/client-rds';
import { databaseClusterProtection } from './database-cluster-protection';
import { fakeSession } from './fake-session';

const fail = (error: Error) => () => {
  throw error;
};

test('the deletion protection of a cluster is taken off, and nothing else is changed', async () => {
  const asked: unknown[] = [];
  const { session } = fakeSession('local', { ModifyDBCluster: (input) => void asked.push(input) });
  await databaseClusterProtection.lift(session, 'db');
  expect(asked).toEqual([{ DBClusterIdentifier: 'db', DeletionProtection: false }]);
});

test('a cluster that somebody has removed by hand is no error', async () => {
  const ModifyDBCluster = fail(new DBClusterNotFoundFault({ message: 'gone', $metadata: {} }));
  const { session } = fakeSession('local', { ModifyDBCluster });
  await expect(databaseClusterProtection.lift(session, 'db')).resolves.toBeUndefined();
});

test('any other refusal is told', async () => {
  const { session } = fakeSession('local', { ModifyDBCluster: fail(new Error('not allowed')) });
  await expect(databaseClusterProtection.lift(session, 'db')).rejects.toThrow('not allowed');
});
