import { outcomes } from '../../testing/outcomes';
import { alarmPrompt } from './alarm-prompt';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(alarmPrompt, {
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors', ...Properties } },
  });

test.each([
  { Period: 60, EvaluationPeriods: 15 },
  { Period: 86_400, EvaluationPeriods: 1 },
  { Period: 3600, EvaluationPeriods: 48, DatapointsToAlarm: 1 },
])('an alarm with %j passes', (properties) => expect(judge(properties)).toEqual(['pass Alarm']));

test.each([
  { Period: 86_400, EvaluationPeriods: 2 },
  { Period: '3600', EvaluationPeriods: '25' },
  { MetricName: undefined, Metrics: [{ MetricStat: { Period: 43_200 } }], EvaluationPeriods: 3 },
])('an alarm with %j fails', (properties) => expect(judge(properties)).toEqual(['fail Alarm']));

test('numbers that cannot be read are not judged', () => {
  expect(judge({ Period: 60, EvaluationPeriods: { Ref: 'Periods' } })).toEqual([]);
});
