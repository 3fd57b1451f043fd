import type { AlarmRule } from '@hipaa-cdk/alarms';

/** What to watch on a load balancer. All of these are silent while nobody asks for anything, so silence is good. */
export const webAlarmRules: readonly AlarmRule[] = [
  {
    id: 'ApplicationErrors',
    metric: 'HTTPCode_Target_5XX_Count',
    statistic: 'Sum',
    bad: 'above',
    threshold: 10,
    minutes: 5,
    periods: 1,
    description: 'The application answered more than ten requests in five minutes with an error of its own.',
  },
  {
    id: 'Unanswered',
    metric: 'HTTPCode_ELB_5XX_Count',
    statistic: 'Sum',
    bad: 'above',
    threshold: 5,
    minutes: 5,
    periods: 1,
    description:
      'The load balancer found nobody to answer: look at the health of the targets, and at their start.',
  },
  {
    id: 'Slow',
    metric: 'TargetResponseTime',
    statistic: 'Average',
    bad: 'above',
    threshold: 2,
    minutes: 5,
    periods: 3,
    description: 'The application has taken more than two seconds to answer for a quarter of an hour.',
  },
  {
    id: 'Rejected',
    metric: 'RejectedConnectionCount',
    statistic: 'Sum',
    bad: 'above',
    threshold: 0,
    minutes: 5,
    periods: 1,
    description: 'The load balancer has more connections than it can take.',
  },
];
