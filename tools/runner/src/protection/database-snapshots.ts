import type { RDSClient } from '@aws-sdk/client-rds';

/** Takes a snapshot of one deployed database and waits until it can be restored from. */
export type TakeSnapshot = (client: RDSClient, id: string, name: string, poll: Poll) => Promise<void>;

/** Seconds between two looks. */
export interface Poll {
  readonly minDelay: number;
  readonly maxDelay: number;
}

/** Seconds that a snapshot may take. */
const LONGEST = 6 * 3600;

const ofCluster: TakeSnapshot = async (client, DBClusterIdentifier, DBClusterSnapshotIdentifier, poll) => {
  const { CreateDBClusterSnapshotCommand, waitUntilDBClusterSnapshotAvailable } =
    await import('@aws-sdk/client-rds');
  const input = { DBClusterIdentifier, DBClusterSnapshotIdentifier };
  await client.send(new CreateDBClusterSnapshotCommand(input));
  await waitUntilDBClusterSnapshotAvailable({ client, maxWaitTime: LONGEST, ...poll }, input);
};

const ofInstance: TakeSnapshot = async (client, DBInstanceIdentifier, DBSnapshotIdentifier, poll) => {
  const { CreateDBSnapshotCommand, waitUntilDBSnapshotAvailable } = await import('@aws-sdk/client-rds');
  const input = { DBInstanceIdentifier, DBSnapshotIdentifier };
  await client.send(new CreateDBSnapshotCommand(input));
  await waitUntilDBSnapshotAvailable({ client, maxWaitTime: LONGEST, ...poll }, input);
};

/** Every type that leaves a snapshot. DocumentDB and Neptune have their clusters managed by the calls of RDS. */
export const databaseSnapshots: Readonly<Record<string, TakeSnapshot>> = {
  'AWS::DocDB::DBCluster': ofCluster,
  'AWS::Neptune::DBCluster': ofCluster,
  'AWS::RDS::DBCluster': ofCluster,
  'AWS::RDS::DBInstance': ofInstance,
};
