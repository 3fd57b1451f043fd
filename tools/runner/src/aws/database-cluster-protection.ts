import type { DeletionProtection } from './deletion-protection';
import type { Session } from './session';

/** A database cluster refuses to go until the flag is off. */
export const databaseClusterProtection: DeletionProtection = { type: 'AWS::RDS::DBCluster', lift };

async function lift(session: Session, DBClusterIdentifier: string): Promise<void> {
  const { DBClusterNotFoundFault, ModifyDBClusterCommand } = await import('@aws-sdk/client-rds');
  const client = await session.rds();
  try {
    await client.send(new ModifyDBClusterCommand({ DBClusterIdentifier, DeletionProtection: false }));
  } catch (error) {
    if (!(error instanceof DBClusterNotFoundFault)) throw error;
  }
}
