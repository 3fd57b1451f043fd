import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from '../main';
import { changeSamples, networkSamples } from '../testing/change-samples';
import { signInSamples } from '../testing/sign-in-samples';
import { type Change, trailEvent } from '../testing/trail-event';
import { type WatchAlarm, watchAlarms } from '../testing/watch-alarm';

const samples = { ...signInSamples, ...changeSamples, ...networkSamples };
const cases = (kind: 'loud' | 'quiet') =>
  Object.entries(samples).flatMap(([id, { [kind]: events }]) =>
    Object.entries(events).map(([what, change]) => [id, what, change] as const),
  );

const alarms = watchAlarms();
function alarmNamed(id: string): WatchAlarm {
  const found = alarms.get(id);
  if (!found) throw new Error(`there is no alarm ${id}`);
  return found;
}

/** As many events in a row, a second apart. */
const events = (change: Change, count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => trailEvent(change, first + index));

/** Events that it takes, where one is not enough. */
const thresholds: Readonly<Record<string, number>> = { FailedSignIns: 3, DeniedCalls: 10 };

describe.each(cases('loud'))('%s on %s', (id, _, change) => {
  const { state } = alarmNamed(id);
  const threshold = thresholds[id] ?? 1;

  test('goes off with as many events as the threshold', () => {
    expect(state(events(change, threshold))).toBe('ALARM');
  });

  test('is silent with one event less', () => {
    expect(state(events(change, threshold - 1))).toBe('OK');
  });
});

test.each(cases('quiet'))('%s is silent on %s', (id, _, change) => {
  expect(alarmNamed(id).state(events(change, 200))).toBe('OK');
});

test('every alarm has events that set it off, and others that do not', () => {
  expect([...alarms.keys()].sort()).toEqual(Object.keys(samples).sort());
});

describe.each([...alarms])('the alarm %s', (_, { alarm, filter }) => {
  test('counts every event as one', () => {
    expect(filter.MetricTransformations.map(({ MetricValue }) => MetricValue)).toEqual(['1']);
  });

  test('judges the sum of five minutes, no longer', () => {
    expect([alarm.Statistic, alarm.Period, alarm.EvaluationPeriods]).toEqual(['Sum', 300, 1]);
  });

  test('has a pattern that CloudWatch Logs takes', () => {
    expect(filter.FilterPattern.length).toBeLessThanOrEqual(1024);
  });

  test('says what to do', () => {
    expect(alarm.AlarmDescription.length).toBeGreaterThan(60);
  });
});

test.each([
  ['FailedSignIns', { eventName: 'ConsoleLogin', 'responseElements.ConsoleLogin': 'Failure' }],
  ['DeniedCalls', { errorCode: 'AccessDenied' }],
])('%s is silent when its events are spread over hours', (id, change) => {
  const { alarm, state } = alarmNamed(id);
  const spread = Array.from({ length: 24 }, (_, index) => trailEvent(change, -index * alarm.Period));
  expect(state(spread)).toBe('OK');
});

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('every alarm on the trail tells the topic', () => {
    const [topic] = Object.keys(template().findResources('AWS::SNS::Topic'));
    for (const { alarm } of watchAlarms(environment).values()) {
      expect(alarm.AlarmActions).toEqual([{ Ref: topic }]);
    }
  });

  test('every alarm reads what the trail writes', () => {
    const [trail] = Object.values(template().findResources('AWS::CloudTrail::Trail'));
    const group = trail?.['Properties'].CloudWatchLogsLogGroupArn['Fn::GetAtt'][0] as string;
    for (const { filter } of watchAlarms(environment).values()) {
      expect(filter.LogGroupName).toEqual({ Ref: group });
    }
  });
});
