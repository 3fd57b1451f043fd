import { RotatedKey } from '@hipaa-cdk/layer';
import { Duration, type RemovalPolicy, aws_backup as backup } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';

export interface VaultProps {
  readonly settings: AuditSettings['backup'];
  /** What happens to the vault when it leaves the stack. With recovery points in it, it cannot be deleted at all. */
  readonly removalPolicy: RemovalPolicy;
}

/** Days in which a lock that nobody can lift can still be lifted, the fewest that AWS takes. */
const COOLING_OFF_DAYS = 3;

/** Keeps recovery points, encrypted with a key of their own: they hold patient data, and the other keys' users do not see it. */
export class Vault extends Construct {
  readonly vault: backup.BackupVault;

  constructor(scope: Construct, id: string, { settings, removalPolicy }: VaultProps) {
    super(scope, id);
    this.vault = new backup.BackupVault(this, 'Vault', {
      encryptionKey: new RotatedKey(this, 'Key', { description: 'Encrypts recovery points of backups' }),
      // Nobody deletes a recovery point by hand, or changes how long it is kept.
      blockRecoveryPointDeletion: true,
      lockConfiguration: lock(settings),
      removalPolicy,
    });
  }
}

function lock({ lock: { mode }, keepDays }: AuditSettings['backup']): backup.LockConfiguration | undefined {
  const minRetention = Duration.days(keepDays);
  switch (mode) {
    case 'compliance':
      return { minRetention, changeableFor: Duration.days(COOLING_OFF_DAYS) };
    case 'governance':
      return { minRetention };
    case 'none':
      return undefined;
  }
}
