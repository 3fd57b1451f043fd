import { Duration, type aws_rds as rds } from 'aws-cdk-lib';
import type { DatabaseSettings } from '../config';

/** Between how many units every instance of the cluster moves, and when it goes to sleep. */
export function clusterCapacity(
  settings: Pick<DatabaseSettings, 'minAcu' | 'maxAcu' | 'pauseAfterSeconds'>,
): Partial<rds.DatabaseClusterProps> {
  const { minAcu, maxAcu, pauseAfterSeconds } = settings;
  return {
    serverlessV2MinCapacity: minAcu,
    serverlessV2MaxCapacity: maxAcu,
    serverlessV2AutoPauseDuration:
      pauseAfterSeconds === 'never' ? undefined : Duration.seconds(pauseAfterSeconds),
  };
}
