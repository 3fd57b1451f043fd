import type { AlarmRule } from '@hipaa-cdk/alarms';

/** The watch is blind when the trail is silent. In an account with AWS Config running some call is made every hour. */
export const silentTrail: AlarmRule = {
  id: 'SilentTrail',
  metric: 'IncomingLogEvents',
  statistic: 'Sum',
  bad: 'below',
  threshold: 1,
  minutes: 60,
  periods: 3,
  heartbeat: true,
  description:
    'For three hours the trail has written nothing, so that no other alarm can go off. Look whether it is stopped, or ' +
    'whether it may no longer write to its log group.',
};

/** Backups are made twice a day, so that a day without one is no matter of minutes. */
export const silentBackups: AlarmRule = {
  id: 'SilentBackups',
  metric: 'TriggeredRules',
  statistic: 'Sum',
  bad: 'below',
  threshold: 1,
  minutes: 24 * 60,
  periods: 1,
  heartbeat: true,
  description:
    'For a day no backup was completed. Look at the jobs of AWS Backup; where there are none, nothing carries the tag that ' +
    'the plan looks for.',
};
