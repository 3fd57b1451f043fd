import type { AlarmRule } from '@hipaa-cdk/alarms';
import type { EcsSettings } from '../config';

/** Every minute of a quarter of an hour. */
const lasting = { minutes: 1, periods: 15 };

/** What ECS reports of a service as long as it has tasks. */
export const loadAlarmRules: readonly AlarmRule[] = [
  {
    id: 'Cpu',
    metric: 'CPUUtilization',
    statistic: 'Average',
    bad: 'above',
    threshold: 85,
    ...lasting,
    heartbeat: true,
    description:
      'The tasks are busy above 85 %, or none has reported: raise maxTasks or cpu, or see why none runs.',
  },
  {
    id: 'Memory',
    metric: 'MemoryUtilization',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 90,
    ...lasting,
    description: 'A task uses 90 % of its memory: raise memoryMiB, or look for what it keeps.',
  },
];

/** What Container Insights reports of a service. */
export function taskAlarmRules({ minTasks }: EcsSettings): readonly AlarmRule[] {
  return [
    {
      id: 'Running',
      metric: 'RunningTaskCount',
      statistic: 'Minimum',
      bad: 'below',
      threshold: minTasks,
      minutes: 1,
      periods: 10,
      heartbeat: true,
      description: `Fewer than ${minTasks} tasks have been running for ten minutes: see why they stop, in the events of the service.`,
    },
  ];
}

/** What the load balancer reports of a group of tasks. */
export const targetAlarmRules: readonly AlarmRule[] = [
  {
    id: 'Unhealthy',
    metric: 'UnHealthyHostCount',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 0,
    minutes: 1,
    periods: 5,
    description: 'A task has not answered its health check for five minutes: look at its log.',
  },
];
