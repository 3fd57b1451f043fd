import { outcomes } from '../../testing/outcomes';
import { metricFilterAlarmed } from './metric-filter-alarmed';

const filter = (MetricName: unknown) => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: { MetricTransformations: [{ MetricNamespace: 'Trail', MetricName, MetricValue: '1' }] },
});
const alarm = (Properties: Record<string, unknown>) => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
const expression = {
  Metrics: [
    { Id: 'e', Expression: 'm' },
    { Id: 'm', MetricStat: { Metric: { Namespace: 'Trail', MetricName: 'RootLogin' } } },
  ],
};

test.each([{ Namespace: 'Trail', MetricName: 'RootLogin' }, expression])(
  'a filter whose metric an alarm with %j looks at passes',
  (properties) => {
    const resources = { Filter: filter('RootLogin'), Alarm: alarm(properties) };
    expect(outcomes(metricFilterAlarmed, resources)).toEqual(['pass Filter']);
  },
);

test('a name that is a function is found by how it is written', () => {
  const name = { 'Fn::Sub': '${AWS::StackName}-root' };
  const resources = { Filter: filter(name), Alarm: alarm({ Namespace: 'Trail', MetricName: name }) };
  expect(outcomes(metricFilterAlarmed, resources)).toEqual(['pass Filter']);
});

test.each([
  { Namespace: 'Trail', MetricName: 'Others' },
  { Namespace: 'Others', MetricName: 'RootLogin' },
])('a filter beside an alarm with %j fails', (properties) => {
  const resources = { Filter: filter('RootLogin'), Alarm: alarm(properties) };
  expect(outcomes(metricFilterAlarmed, resources)).toEqual(['fail Filter']);
});
