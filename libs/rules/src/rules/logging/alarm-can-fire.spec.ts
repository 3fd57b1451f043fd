import { outcomes } from '../../testing/outcomes';
import { alarmCanFire } from './alarm-can-fire';

const filter = (MetricValue: string) => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: { MetricTransformations: [{ MetricNamespace: 'Trail', MetricName: 'RootLogin', MetricValue }] },
});
const judge = (Statistic: unknown, operator: string, Threshold: unknown, value = '1') =>
  outcomes(alarmCanFire, {
    Filter: filter(value),
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'Trail',
        MetricName: 'RootLogin',
        Statistic,
        Threshold,
        ComparisonOperator: `${operator}Threshold`,
      },
    },
  });

test.each([
  ['Sum', 'GreaterThan', 1],
  ['Sum', 'GreaterThanOrEqualTo', 5],
  ['SampleCount', 'GreaterThan', 3],
  ['Maximum', 'GreaterThanOrEqualTo', 1],
  ['Average', 'GreaterThan', 0],
])('the %s %s %d can be reached', (statistic, operator, threshold) => {
  expect(judge(statistic, operator, threshold)).toEqual(['pass Alarm']);
});

test.each([
  ['Average', 'GreaterThan', 1],
  ['Average', 'GreaterThan', '1'],
  ['Maximum', 'GreaterThan', 1],
  ['Minimum', 'GreaterThanOrEqualTo', 2],
  ['p99', 'GreaterThan', 5],
])('the %s %s %p can never be reached', (statistic, operator, threshold) => {
  expect(judge(statistic, operator, threshold)).toEqual(['fail Alarm']);
});

test('a filter that measures may go beyond 1', () => {
  expect(judge('Average', 'GreaterThan', 1, '$.duration')).toEqual([]);
});

test.each([
  ['a threshold', 'Average', 'GreaterThan', { Ref: 'Threshold' }],
  ['a statistic', { Ref: 'Statistic' }, 'GreaterThan', 1],
])('%s that cannot be read is not judged', (_, statistic, operator, threshold) => {
  expect(judge(statistic, operator, threshold)).toEqual([]);
});

test('an alarm on too little is not judged', () => expect(judge('Sum', 'LessThan', 1)).toEqual([]));
