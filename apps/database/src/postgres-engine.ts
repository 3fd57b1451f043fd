import { aws_rds as rds } from 'aws-cdk-lib';
import type { AlarmRule } from '@hipaa-cdk/alarms';
import type { DatabaseEngine } from './engine';

/** PostgreSQL stops writing at two thousand million transactions without a vacuum. */
const transactionIds: AlarmRule = {
  id: 'TransactionIds',
  metric: 'MaximumUsedTransactionIDs',
  statistic: 'Maximum',
  bad: 'above',
  threshold: 1_000_000_000,
  minutes: 5,
  periods: 1,
  description: 'Half of the transaction ids are used up: vacuum does not keep pace.',
};

/** Aurora PostgreSQL of one version. */
export function postgresEngine(version: rds.AuroraPostgresEngineVersion): DatabaseEngine {
  return {
    clusterEngine: rds.DatabaseClusterEngine.auroraPostgres({ version }),
    logTypes: ['postgresql', 'iam-db-auth-error'],
    reservedDatabases: ['postgres', 'rdsadmin', 'template0', 'template1'],
    connectionLimits: [
      { maxAcu: 1, connections: 189 },
      { maxAcu: 4, connections: 823 },
      { maxAcu: 8, connections: 1669 },
      // A cluster that may shrink to half a unit or less takes no more than this, however far it may grow.
      { maxAcu: 16, connections: 2000 },
    ],
    alarms: [transactionIds],
    parameters: ({ idleSessionMinutes, idleTransactionMinutes }) => ({
      'rds.force_ssl': '1',
      ssl_min_protocol_version: 'TLSv1.2',
      log_connections: '1',
      log_disconnections: '1',
      shared_preload_libraries: 'pg_stat_statements,pgaudit',
      // Changes of tables and of rights. Reads and writes would carry patient data into the log, and `log_statement`,
      // unlike pgaudit, would write down the passwords of new roles.
      'pgaudit.log': 'ddl,role',
      idle_session_timeout: milliseconds(idleSessionMinutes),
      idle_in_transaction_session_timeout: milliseconds(idleTransactionMinutes),
    }),
  };
}

function milliseconds(minutes: number): string {
  return String(minutes * 60_000);
}
