import { UserError } from '@hipaa-cdk/errors';
import type { RDSClient } from '@aws-sdk/client-rds';
import type { Session } from '../aws/session';
import type { Loss } from '../changes/layer-changes';

/** Characters that the name of a cluster's snapshot may have: as many as that of the cluster. */
const LONGEST_NAME = 63;

/**
 * Takes a snapshot of everything that is about to go and can leave one, and says what cannot.
 *
 * @param now when, for the names
 * @throws UserError `SNAPSHOT_IMPOSSIBLE` when nobody knows what a database is called, or whatever AWS refuses with:
 * without its snapshot nothing is replaced
 */
export async function takeSnapshots(
  session: Session,
  losses: readonly Loss[],
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  for (const { logicalId, type, physicalId, fate = '' } of losses) {
    const take = databaseSnapshots[type];
    if (!take) {
      say(`no snapshot of ${logicalId} (${type}): this command takes none of its type; ${fate}`);
      continue;
    }
    if (!physicalId) throw nameless(logicalId, type);
    const name = snapshotName(physicalId, now);
    say(`taking snapshot ${name} of ${logicalId} (${physicalId})`);
    const seconds = session.environment.target === 'embedded' ? 0.1 : 15;
    await take(await session.rds(), physicalId, name, { minDelay: seconds, maxDelay: seconds });
  }
}

/** Such as `hipaa-prod-database-before-20261125t215000z`. A long name loses its end, and never the time. */
function snapshotName(physicalId: string, now: Date): string {
  const time = now
    .toISOString()
    .replace(/\.\d+Z$/, 'z')
    .replace(/[-:]/g, '')
    .toLowerCase();
  const ending = `-before-${time}`;
  return `${physicalId.slice(0, LONGEST_NAME - ending.length).replace(/-+$/, '')}${ending}`;
}

function nameless(logicalId: string, type: string): UserError {
  return new UserError({
    code: 'SNAPSHOT_IMPOSSIBLE',
    message: `nothing was deployed: CloudFormation did not say what ${logicalId} (${type}) is called, so no snapshot of it could be taken`,
    remedy: 'deploy again: CloudFormation names whatever it has made',
  });
}

/** Takes a snapshot of one deployed database and waits until it can be restored from. */
type TakeSnapshot = (client: RDSClient, id: string, name: string, poll: Poll) => Promise<void>;

/** Seconds between two looks. */
interface Poll {
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
const databaseSnapshots: Readonly<Record<string, TakeSnapshot>> = {
  'AWS::DocDB::DBCluster': ofCluster,
  'AWS::Neptune::DBCluster': ofCluster,
  'AWS::RDS::DBCluster': ofCluster,
  'AWS::RDS::DBInstance': ofInstance,
};
