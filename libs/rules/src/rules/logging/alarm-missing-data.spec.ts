import { outcomes } from '../../testing/outcomes';
import { alarmMissingData } from './alarm-missing-data';

const Filter = {
  Type: 'AWS::Logs::MetricFilter',
  Properties: { MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Count', MetricValue: '1' }] },
};
const judge = (Properties: Record<string, unknown>) =>
  outcomes(alarmMissingData, {
    Filter,
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { Namespace: 'App', MetricName: 'Count', Statistic: 'Sum', Threshold: 1, ...Properties },
    },
  });
const more = { ComparisonOperator: 'GreaterThanOrEqualToThreshold' };
const less = { ComparisonOperator: 'LessThanThreshold' };

test.each(['notBreaching', 'missing', undefined])(
  'an alarm on log events that takes silence for %p passes',
  (one) => {
    expect(judge({ ...more, TreatMissingData: one })).toEqual(['pass Alarm']);
  },
);

test.each(['breaching', 'ignore'])('an alarm on log events that takes silence for %p fails', (one) => {
  expect(judge({ ...more, TreatMissingData: one })).toEqual(['fail Alarm']);
});

test.each([
  { TreatMissingData: 'breaching' },
  { InsufficientDataActions: [{ Ref: 'Topic' }] },
  { TreatMissingData: 'missing', InsufficientDataActions: [{ Ref: 'Topic' }] },
])('a heartbeat with %j passes', (properties) => {
  expect(judge({ ...less, ...properties })).toEqual(['pass Alarm']);
});

test.each([
  {},
  { TreatMissingData: 'notBreaching' },
  { TreatMissingData: 'ignore' },
  { TreatMissingData: 'notBreaching', InsufficientDataActions: [{ Ref: 'Topic' }] },
])('a heartbeat with %j fails', (properties) =>
  expect(judge({ ...less, ...properties })).toEqual(['fail Alarm']),
);

test('an alarm on little memory is no heartbeat', () => {
  const properties = { MetricName: 'FreeableMemory', Statistic: 'Minimum', Threshold: 1e8 };
  expect(judge({ ...less, ...properties, TreatMissingData: 'notBreaching' })).toEqual([]);
});

test('an alarm on another metric is not judged', () => {
  expect(judge({ ...more, MetricName: 'CPUUtilization', TreatMissingData: 'breaching' })).toEqual([]);
});
