import { environmentOf } from '@hipaa-cdk/parameters';
import { tagSet } from '@hipaa-cdk/tagging';
import { type RemovalPolicy, type aws_backup as backup, type aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { BackupWatch } from './backup-watch';
import { Plan } from './plan';
import { RestoreTest } from './restore-test';
import { RestoreWatch } from './restore-watch';
import { Vault } from './vault';

export interface BackupsProps {
  readonly settings: AuditSettings['backup'];
  /** Told when backups stop, and what comes of tests. */
  readonly topic: sns.ITopic;
  readonly removalPolicy: RemovalPolicy;
}

/** Backups of the account's data, proved by restoring them. */
export class Backups extends Construct {
  readonly vault: backup.BackupVault;
  readonly planId: string;

  constructor(scope: Construct, id: string, { settings, topic, removalPolicy }: BackupsProps) {
    super(scope, id);
    const { vault } = new Vault(this, 'Vault', { settings, removalPolicy });
    this.vault = vault;
    this.planId = new Plan(this, 'Plan', { settings, vault }).planId;
    const { planArn } = new RestoreTest(this, 'RestoreTest', { settings, vault });
    // Where the account holds nothing that is backed up, silence is as it should be.
    const { DataClassification: held } = tagSet(environmentOf(this), 'audit');
    if (!settings.dataClasses.some((dataClass) => dataClass === held)) return;
    new BackupWatch(this, 'Watch', { topic });
    new RestoreWatch(this, 'RestoreWatch', { planArn, topic });
  }
}
