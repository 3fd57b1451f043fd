import type { AlarmRule } from '@hipaa-cdk/constructs';
import type { DatabaseSettings } from './settings';
import { connectionLimit, engines } from './engines';
import { largestUnits } from './instance-classes';

const BYTES_PER_ACU = 2 * 1024 ** 3;

/** Every minute of a quarter of an hour. */
const lasting = { minutes: 1, periods: 15 };

/**
 * What to watch on a cluster with these settings. Free local storage is watched on instances of a class alone: serverless
 * ones do not report it, so that such an alarm could never go off, and the others have no units to grow to.
 */
export function clusterAlarmRules(settings: DatabaseSettings): readonly AlarmRule[] {
  const { readers, instanceClass } = settings;
  const engine = engines[settings.engine];
  const units = largestUnits(settings);
  const larger = instanceClass ? 'take a larger instanceClass' : 'raise maxAcu';
  return [
    cpu,
    ...(instanceClass ? [localStorage(units)] : [capacity]),
    deadlocks,
    {
      id: 'Memory',
      metric: 'FreeableMemory',
      statistic: 'Minimum',
      bad: 'below',
      threshold: Math.round(units * BYTES_PER_ACU * 0.05),
      ...lasting,
      description: `An instance has less than 5 % of the memory it may grow to: ${larger}.`,
    },
    {
      id: 'Connections',
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      bad: 'above',
      threshold: Math.floor(connectionLimit(engine.connectionLimits, units) * 0.8),
      minutes: 1,
      periods: 5,
      description: `An instance has 80 % of the connections it takes: look for a pool that leaks, or ${larger}.`,
    },
    ...(readers > 0 ? [replicaLag] : []),
    ...engine.alarms,
    ...latencyRules(settings.slowAfterMilliseconds),
  ];
}

const cpu: AlarmRule = {
  id: 'Cpu',
  metric: 'CPUUtilization',
  statistic: 'Maximum',
  bad: 'above',
  threshold: 90,
  ...lasting,
  heartbeat: true,
  description: 'An instance is busy above 90 % of what it may grow to, or has stopped to report.',
};

const capacity: AlarmRule = {
  id: 'Capacity',
  metric: 'ACUUtilization',
  statistic: 'Maximum',
  bad: 'above',
  threshold: 90,
  ...lasting,
  description:
    'An instance has grown to 90 % of maxAcu: raise it, or look for the statement that needs so much.',
};

const deadlocks: AlarmRule = {
  id: 'Deadlocks',
  metric: 'Deadlocks',
  statistic: 'Average',
  bad: 'above',
  threshold: 0,
  minutes: 5,
  periods: 3,
  description: 'Transactions have been blocking each other for a quarter of an hour.',
};

/** Room for sorting and for temporary tables, of which an instance has about twice its memory. */
function localStorage(units: number): AlarmRule {
  return {
    id: 'LocalStorage',
    metric: 'FreeLocalStorage',
    statistic: 'Minimum',
    bad: 'below',
    threshold: Math.round(units * BYTES_PER_ACU * 0.1),
    ...lasting,
    description:
      'An instance has little room left for sorting and temporary tables: look for the statement that needs so much, or take a larger instanceClass.',
  };
}

/** CloudWatch counts latency in seconds. */
function latencyRules(slowAfterMilliseconds: number | undefined): readonly AlarmRule[] {
  if (slowAfterMilliseconds === undefined) return [];
  return (['Read', 'Write'] as const).map((kind) => ({
    id: `${kind}Latency`,
    metric: `${kind}Latency`,
    statistic: 'Average',
    bad: 'above',
    threshold: slowAfterMilliseconds / 1000,
    minutes: 5,
    periods: 3,
    description: `A ${kind.toLowerCase()} of storage has taken more than ${slowAfterMilliseconds} ms for a quarter of an hour.`,
  }));
}

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
