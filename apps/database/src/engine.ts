import type { aws_rds as rds } from 'aws-cdk-lib';
import type { AlarmRule } from '@hipaa-cdk/alarms';

/** After how many minutes without a word a connection is ended. */
export interface Logoff {
  /** Outside a transaction. */
  readonly idleSessionMinutes: number;
  /** Inside an open transaction, which keeps others waiting. */
  readonly idleTransactionMinutes: number;
}

/** How many connections a cluster takes when it may grow to a capacity. */
export interface ConnectionLimit {
  /** Largest capacity of the cluster, in Aurora capacity units. */
  readonly maxAcu: number;
  readonly connections: number;
}

/** What differs between database engines. Everything else in this layer is the same for all. */
export interface DatabaseEngine {
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
