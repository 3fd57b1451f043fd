import type { RDSClient } from '@aws-sdk/client-rds';
import type { Session } from '../aws/session';
import type { Loss } from './stateful-losses';

/** Seconds that a snapshot may take. */
const LONGEST = 6 * 3600;

/** Takes a snapshot of one deployed resource and gives back its name. */
type Snapshot = (client: RDSClient, id: string, name: string, poll: Poll) => Promise<void>;

interface Poll {
  readonly minDelay: number;
  readonly maxDelay: number;
}

const snapshots: Readonly<Record<string, Snapshot>> = {
  'AWS::RDS::DBCluster': async (client, DBClusterIdentifier, DBClusterSnapshotIdentifier, poll) => {
    const { CreateDBClusterSnapshotCommand, waitUntilDBClusterSnapshotAvailable } =
      await import('@aws-sdk/client-rds');
    const input = { DBClusterIdentifier, DBClusterSnapshotIdentifier };
    await client.send(new CreateDBClusterSnapshotCommand(input));
    await waitUntilDBClusterSnapshotAvailable({ client, maxWaitTime: LONGEST, ...poll }, input);
  },
  'AWS::RDS::DBInstance': async (client, DBInstanceIdentifier, DBSnapshotIdentifier, poll) => {
    const { CreateDBSnapshotCommand, waitUntilDBSnapshotAvailable } = await import('@aws-sdk/client-rds');
    const input = { DBInstanceIdentifier, DBSnapshotIdentifier };
    await client.send(new CreateDBSnapshotCommand(input));
    await waitUntilDBSnapshotAvailable({ client, maxWaitTime: LONGEST, ...poll }, input);
  },
};

/**
 * Takes a snapshot of everything that is about to go and can leave one, and says what cannot.
 *
 * @param now when, for the names
 * @throws whatever AWS refuses with: without its snapshot nothing is replaced
 */
export async function takeSnapshots(
  session: Session,
  losses: readonly Loss[],
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  for (const { logicalId, type, physicalId, fate = '' } of losses) {
    const snapshot = snapshots[type];
    if (!snapshot || !physicalId) {
      say(`no snapshot of ${logicalId} (${type}): this command takes none of its type; ${fate}`);
      continue;
    }
    const name = snapshotName(physicalId, now);
    say(`taking snapshot ${name} of ${logicalId} (${physicalId})`);
    const seconds = session.environment.target === 'embedded' ? 0.1 : 15;
    await snapshot(await session.rds(), physicalId, name, { minDelay: seconds, maxDelay: seconds });
  }
}

/** Such as `hipaa-prod-database-before-20261125t215000z`. */
function snapshotName(physicalId: string, now: Date): string {
  const time = now
    .toISOString()
    .replace(/\.\d+Z$/, 'z')
    .replace(/[-:]/g, '')
    .toLowerCase();
  return `${physicalId}-before-${time}`;
}
