import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

/** Alarms: that they can go off, and are heard. */
export const cloudwatch: readonly ResourceEntry[] = [
  {
    type: 'AWS::CloudWatch::Alarm',
    settings: [
      {
        setting: 'Properties.AlarmActions',
        breaks: [
          { to: [], description: 'nobody hears the alarm' },
          { to: 'absent', description: 'nobody hears the alarm' },
        ],
      },
      {
        setting: 'Properties.ActionsEnabled',
        breaks: [{ to: false, description: 'nobody hears the alarm' }],
      },
      {
        setting: 'Properties.TreatMissingData',
        breaks: [{ to: 'absent', description: 'silence is taken as it comes' }],
      },
    ],
    plain: [
      labels('AlarmDescription'),
      wiring('Dimensions', 'MetricName', 'Metrics', 'Namespace', 'OKActions'),
      {
        properties: ['ComparisonOperator', 'EvaluationPeriods', 'Period', 'Statistic', 'Threshold'],
        reason: 'tuning, which the tests of the alarm rules hold to what each metric means',
      },
    ],
  },
  { type: 'AWS::CloudWatch::Dashboard', settings: [], plain: [labels('DashboardBody')] },
];
