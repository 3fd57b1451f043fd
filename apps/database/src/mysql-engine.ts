import { aws_rds as rds } from 'aws-cdk-lib';
import type { AlarmRule } from '@hipaa-cdk/alarms';
import type { DatabaseEngine } from './engine';

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
export function mysqlEngine(version: rds.AuroraMysqlEngineVersion): DatabaseEngine {
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
