import { TemplateView } from '../../template-view';
import { alarmMetrics, countsLogEvents, soleMetric, type AlarmMetric } from './alarm-metric';

const alarm = (properties: Record<string, unknown>) => ({
  logicalId: 'Alarm',
  Type: 'AWS::CloudWatch::Alarm',
  properties,
});
const errors: AlarmMetric = { namespace: 'App', name: 'Errors', statistic: 'Sum', period: 60 };
const stat = { Metric: { Namespace: 'App', MetricName: 'Errors' }, Stat: 'Sum', Period: 60 };

test('the metric of a plain alarm is read', () => {
  const properties = { Namespace: 'App', MetricName: 'Errors', Statistic: 'Sum', Period: 60 };
  expect(alarmMetrics(alarm(properties))).toEqual([errors]);
});

test('a percentile is a statistic', () => {
  expect(soleMetric(alarm({ MetricName: 'Errors', ExtendedStatistic: 'p99' }))?.statistic).toBe('p99');
});

test('one metric in a list is the metric of the alarm', () => {
  expect(soleMetric(alarm({ Metrics: [{ Id: 'm', MetricStat: stat }] }))).toEqual(errors);
});

test('an expression has metrics, but is none of them', () => {
  const properties = {
    Metrics: [
      { Id: 'e', Expression: 'm * 2' },
      { Id: 'm', MetricStat: stat },
    ],
  };
  expect([alarmMetrics(alarm(properties)), soleMetric(alarm(properties))]).toEqual([[errors], undefined]);
});

test.each([
  ['1', 'Errors', true],
  [1, 'Errors', true],
  ['$.duration', 'Errors', false],
  ['1', 'Others', false],
])('a filter with the value %p for %s counts log events: %p', (MetricValue, MetricName, expected) => {
  const template = new TemplateView({
    Resources: {
      Filter: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: { MetricTransformations: [{ MetricNamespace: 'App', MetricName, MetricValue }] },
      },
    },
  });
  expect(countsLogEvents(errors, template)).toBe(expected);
});
