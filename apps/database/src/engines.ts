import { aws_rds as rds } from 'aws-cdk-lib';
import type { AlarmRule } from '@hipaa-cdk/constructs';

/** Old row versions that cannot be purged slow every read down. */
const rowHistory: AlarmRule = {
  id: 'RowHistory',
  metric: 'RollbackSegmentHistoryListLength',
  statistic: 'Maximum',
  bad: 'above',
  threshold: 1_000_000,
  minutes: 5,
  periods: 3,
  description: 'A million old row versions wait to be purged: look for a transaction that never ends.',
};

/** Aurora MySQL of one version. */
function mysqlEngine(version: rds.AuroraMysqlEngineVersion): DatabaseEngine {
  return {
    clusterEngine: rds.DatabaseClusterEngine.auroraMysql({ version }),
    logTypes: ['audit', 'error', 'slowquery', 'iam-db-auth-error'],
    reservedDatabases: ['information_schema', 'innodb', 'mysql', 'performance_schema', 'sys'],
    connectionLimits: [
      { maxAcu: 1, connections: 90 },
      { maxAcu: 4, connections: 135 },
      { maxAcu: 8, connections: 1000 },
      { maxAcu: 16, connections: 2000 },
      { maxAcu: 32, connections: 3000 },
    ],
    alarms: [rowHistory],
    parameters: ({ idleSessionMinutes }) => ({
      require_secure_transport: 'ON',
      tls_version: 'TLSv1.2,TLSv1.3',
      // Exporting the audit log sends nothing until the engine writes one.
      server_audit_logging: '1',
      server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL',
      slow_query_log: '1',
      long_query_time: '2',
      // A log kept in a table is never exported.
      log_output: 'FILE',
      // MySQL has no limit of its own for idle transactions: they end with their session.
      wait_timeout: String(idleSessionMinutes * 60),
      interactive_timeout: String(idleSessionMinutes * 60),
    }),
  };
}

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
function postgresEngine(version: rds.AuroraPostgresEngineVersion): DatabaseEngine {
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

/**
 * Engines a cluster can have, by the name used in settings. All of them can pause, and get minor upgrades by
 * themselves; versions with long-term support are left out because they ask for such upgrades to be off.
 */
export const engines = {
  'aurora-postgresql-17.9': postgresEngine(rds.AuroraPostgresEngineVersion.VER_17_9),
  'aurora-postgresql-16.13': postgresEngine(rds.AuroraPostgresEngineVersion.VER_16_13),
  'aurora-mysql-3.12.0': mysqlEngine(rds.AuroraMysqlEngineVersion.VER_3_12_0),
  'aurora-mysql-3.11.1': mysqlEngine(rds.AuroraMysqlEngineVersion.VER_3_11_1),
} as const satisfies Record<string, DatabaseEngine>;

export type EngineName = keyof typeof engines;

export const engineNames = Object.keys(engines) as EngineName[];

/** After how many minutes without a word a connection is ended. */
interface Logoff {
  /** Outside a transaction. */
  readonly idleSessionMinutes: number;
  /** Inside an open transaction, which keeps others waiting. */
  readonly idleTransactionMinutes: number;
}

/** How many connections a cluster takes when it may grow to a capacity. */
interface ConnectionLimit {
  /** Largest capacity of the cluster, in Aurora capacity units. */
  readonly maxAcu: number;
  readonly connections: number;
}

/** What differs between database engines. Everything else in this layer is the same for all. */
interface DatabaseEngine {
  readonly clusterEngine: rds.IClusterEngine;
  /** Logs that the engine sends to CloudWatch. */
  readonly logTypes: readonly string[];
  /** Names that a database cannot have. */
  readonly reservedDatabases: readonly string[];
  /** As AWS documents them, smallest capacity first. */
  readonly connectionLimits: readonly ConnectionLimit[];
  /** Alarms on what only this engine reports. */
  readonly alarms: readonly AlarmRule[];
  /** Cluster parameters: encrypted connections only, an audit log, automatic logoff. */
  readonly parameters: (logoff: Logoff) => Readonly<Record<string, string>>;
}

/**
 * Connections that a cluster takes for certain: the limit of the largest documented capacity that is not above its own.
 *
 * @param maxAcu capacity that the cluster may grow to
 */
export function connectionLimit(limits: readonly ConnectionLimit[], maxAcu: number): number {
  return Math.max(...limits.filter((limit) => limit.maxAcu <= maxAcu).map(({ connections }) => connections));
}
