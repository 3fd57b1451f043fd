import { type aws_kms as kms, aws_rds as rds } from 'aws-cdk-lib';
import type { DatabaseSettings } from '../config';

const modes: Readonly<Record<DatabaseSettings['insights'], Partial<rds.DatabaseClusterProps>>> = {
  /** Seven days, without charge. */
  standard: {
    enablePerformanceInsights: true,
    databaseInsightsMode: rds.DatabaseInsightsMode.STANDARD,
    performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
  },
  /** Fifteen months, the only retention that this mode has. */
  advanced: {
    enablePerformanceInsights: true,
    databaseInsightsMode: rds.DatabaseInsightsMode.ADVANCED,
    performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_15,
  },
};

/**
 * How the cluster keeps what it spends its time on.
 *
 * @param key encrypts it: statements can hold what they search for
 */
export function insights(
  mode: DatabaseSettings['insights'],
  key: kms.IKey,
): Partial<rds.DatabaseClusterProps> {
  return { ...modes[mode], performanceInsightEncryptionKey: key };
}
