import { outcomes } from '../../testing/outcomes';
import { alarmCanRest } from './alarm-can-rest';

const judge = (operator: string, Threshold: unknown, metric: object = { MetricName: 'Errors' }) =>
  outcomes(alarmCanRest, {
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { ComparisonOperator: `${operator}Threshold`, Threshold, ...metric },
    },
  });

test.each([
  ['GreaterThan', 0],
  ['GreaterThanOrEqualTo', 1],
  ['GreaterThan', '90'],
])('an alarm on %s %p passes', (operator, threshold) => {
  expect(judge(operator, threshold)).toEqual(['pass Alarm']);
});

test.each([
  ['GreaterThanOrEqualTo', 0],
  ['GreaterThanOrEqualTo', '0'],
  ['GreaterThan', -1],
])('an alarm on %s %p fails', (operator, threshold) => {
  expect(judge(operator, threshold)).toEqual(['fail Alarm']);
});

test('an alarm on too little is not judged', () => expect(judge('LessThan', 0)).toEqual([]));

test('a threshold that cannot be read is not judged', () => {
  expect(judge('GreaterThanOrEqualTo', { Ref: 'Threshold' })).toEqual([]);
});

test('an expression may be below zero', () => {
  expect(judge('GreaterThanOrEqualTo', 0, { Metrics: [{ Id: 'e', Expression: 'a - b' }] })).toEqual([]);
});
