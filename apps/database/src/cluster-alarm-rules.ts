import type { AlarmRule } from '@hipaa-cdk/constructs';
import type { DatabaseSettings } from './settings';
import { connectionLimit, engines } from './engines';

const BYTES_PER_ACU = 2 * 1024 ** 3;

/** Every minute of a quarter of an hour. */
const lasting = { minutes: 1, periods: 15 };

/**
 * What to watch on a cluster with these settings. Free local storage is not on the list: serverless instances do not
 * report it, so that such an alarm could never go off.
 */
export function clusterAlarmRules(settings: DatabaseSettings): readonly AlarmRule[] {
  const { maxAcu, readers } = settings;
  const engine = engines[settings.engine];
  return [
    ...loadRules,
    {
      id: 'Memory',
      metric: 'FreeableMemory',
      statistic: 'Minimum',
      bad: 'below',
      threshold: Math.round(maxAcu * BYTES_PER_ACU * 0.05),
      ...lasting,
      description: 'An instance has less than 5 % of the memory it may grow to: raise maxAcu.',
    },
    {
      id: 'Connections',
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      bad: 'above',
      threshold: Math.floor(connectionLimit(engine.connectionLimits, maxAcu) * 0.8),
      minutes: 1,
      periods: 5,
      description:
        'An instance has 80 % of the connections it takes: look for a pool that leaks, or raise maxAcu.',
    },
    ...(readers > 0 ? [replicaLag] : []),
    ...engine.alarms,
  ];
}

const loadRules: readonly AlarmRule[] = [
  {
    id: 'Cpu',
    metric: 'CPUUtilization',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 90,
    ...lasting,
    heartbeat: true,
    description: 'An instance is busy above 90 % of what it may grow to, or has stopped to report.',
  },
  {
    id: 'Capacity',
    metric: 'ACUUtilization',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 90,
    ...lasting,
    description:
      'An instance has grown to 90 % of maxAcu: raise it, or look for the statement that needs so much.',
  },
  {
    id: 'Deadlocks',
    metric: 'Deadlocks',
    statistic: 'Average',
    bad: 'above',
    threshold: 0,
    minutes: 5,
    periods: 3,
    description: 'Transactions have been blocking each other for a quarter of an hour.',
  },
];

/** Only clusters with readers report it. */
const replicaLag: AlarmRule = {
  id: 'ReplicaLag',
  metric: 'AuroraReplicaLagMaximum',
  statistic: 'Maximum',
  bad: 'above',
  threshold: 1000,
  ...lasting,
  description: 'A reader is more than a second behind the writer.',
};
