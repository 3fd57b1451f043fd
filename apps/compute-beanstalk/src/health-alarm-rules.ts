import type { AlarmRule } from '@hipaa-cdk/constructs';

/** Beanstalk's marks for health: 0 is well, 15 a warning, 20 degraded, 25 severe. */
const WARNING = 15;

/** What to watch on an environment of Beanstalk, beside its load balancer. */
export const healthAlarmRules: readonly AlarmRule[] = [
  {
    id: 'Health',
    metric: 'EnvironmentHealth',
    statistic: 'Maximum',
    bad: 'above',
    threshold: WARNING,
    minutes: 1,
    periods: 5,
    heartbeat: true,
    description:
      'The environment is degraded or worse, or says nothing: Beanstalk names the cause under Health.',
  },
  {
    id: 'UnhealthyMachines',
    metric: 'InstancesSevere',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 0,
    minutes: 1,
    periods: 5,
    description: 'A machine cannot serve requests, and is no use to the load balancer: look at its logs.',
  },
];

/** The figures that Beanstalk sends to CloudWatch beside the health of the environment. Each costs $0.30 a month. */
export const healthMetrics = JSON.stringify({
  CloudWatchMetrics: { Environment: { InstancesSevere: 60 }, Instance: {} },
  Version: 1,
});
