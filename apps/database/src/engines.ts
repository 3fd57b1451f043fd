import { aws_rds as rds } from 'aws-cdk-lib';
import type { DatabaseEngine } from './engine';
import { mysqlEngine } from './mysql-engine';
import { postgresEngine } from './postgres-engine';

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
