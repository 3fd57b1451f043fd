import { outcomes, outcomesOf } from '../../testing/outcomes';
import { alarmMetrics, countsLogEvents, soleMetric, type AlarmMetric } from './alarms';
import { TemplateView } from '../../template-view';

const judge = (operator: string, Threshold: unknown, metric: object = { MetricName: 'Errors' }) =>
  outcomes('AlarmCanRest', {
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

describe('AlarmMissingData', () => {
  const Filter = {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Count', MetricValue: '1' }],
    },
  };
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('AlarmMissingData', {
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
});

describe('AlarmPrompt', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('AlarmPrompt', {
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
});

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
    expect(outcomes('MetricFilterAlarmed', resources)).toEqual(['pass Filter']);
  },
);

test('a name that is a function is found by how it is written', () => {
  const name = { 'Fn::Sub': '${AWS::StackName}-root' };
  const resources = { Filter: filter(name), Alarm: alarm({ Namespace: 'Trail', MetricName: name }) };
  expect(outcomes('MetricFilterAlarmed', resources)).toEqual(['pass Filter']);
});

test.each([
  { Namespace: 'Trail', MetricName: 'Others' },
  { Namespace: 'Others', MetricName: 'RootLogin' },
])('a filter beside an alarm with %j fails', (properties) => {
  const resources = { Filter: filter('RootLogin'), Alarm: alarm(properties) };
  expect(outcomes('MetricFilterAlarmed', resources)).toEqual(['fail Filter']);
});

describe('alarm metric', () => {
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
});

describe('AlarmCanFire', () => {
  const filter = (MetricValue: string) => ({
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      MetricTransformations: [{ MetricNamespace: 'Trail', MetricName: 'RootLogin', MetricValue }],
    },
  });
  const judge = (Statistic: unknown, operator: string, Threshold: unknown, value = '1') =>
    outcomes('AlarmCanFire', {
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
});

test.each([
  ['notBreaching', 'pass'],
  ['breaching', 'pass'],
  ['ignore', 'fail'],
  [undefined, 'fail'],
])('AlarmSaysSilence: %s is a %s', (TreatMissingData, outcome) => {
  const says = outcomesOf('AlarmSaysSilence', 'AWS::CloudWatch::Alarm');
  expect(says({ TreatMissingData })).toEqual([outcome]);
});

describe('EmergencyUseTold', () => {
  const judge = (
    alarm: object | undefined,
    pattern = '{ $.eventName = "AssumeRole*" && $.requestParameters.roleArn = "*" }',
  ) =>
    outcomes('EmergencyUseTold', {
      Filter: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          FilterPattern: pattern,
          MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Emergency', MetricValue: '1' }],
        },
      },
      ...(alarm && {
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'App',
            MetricName: 'Emergency',
            Statistic: 'Sum',
            ComparisonOperator: 'GreaterThanOrEqualToThreshold',
            Threshold: 1,
            AlarmActions: [{ Ref: 'Topic' }],
            ...alarm,
          },
        },
      }),
    });

  test('an alarm that tells of the first use passes', () => {
    expect(judge({})).toEqual(['pass Filter']);
    expect(judge({ ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 })).toEqual(['pass Filter']);
  });

  test.each([
    ['waits for the second', { Threshold: 2 }],
    ['waits for more than one', { ComparisonOperator: 'GreaterThanThreshold' }],
    ['tells nobody', { AlarmActions: [] }],
    ['is switched off', { ActionsEnabled: false }],
    ['looks at another metric', { MetricName: 'Errors' }],
    ['goes off when it is quiet', { ComparisonOperator: 'LessThanThreshold' }],
    ['takes the average', { Statistic: 'Average' }],
  ])('an alarm that %s fails', (_, change) => {
    expect(judge(change)).toEqual(['fail Filter']);
  });

  test('no alarm at all fails', () => expect(judge(undefined)).toEqual(['fail Filter']));

  test('filters on anything else are not judged', () => {
    expect(judge({}, '{ $.errorCode = "AccessDenied*" }')).toEqual([]);
  });
});
