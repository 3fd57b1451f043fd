import { datapoint, type AlarmProperties, alarmState } from './alarm-state';

test.each([
  ['Sum', 6],
  ['Average', 2],
  ['Maximum', 3],
  ['Minimum', 1],
  ['SampleCount', 3],
])('%s of one, two and three is %d', (statistic, expected) => {
  expect(datapoint(statistic, [1, 2, 3])).toBe(expected);
});

test.each(['Sum', 'Average', 'SampleCount'])(
  'a period without values has no %s, not even zero',
  (statistic) => {
    expect(datapoint(statistic, [])).toBeUndefined();
  },
);

test('a percentile is refused, and not guessed at', () => {
  expect(() => datapoint('p99', [1])).toThrow('p99');
});

const filter = { FilterPattern: '{ $.bad IS TRUE }', MetricTransformations: [{ MetricValue: '1' }] };
const counting: AlarmProperties = {
  Statistic: 'Sum',
  Period: 300,
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 3,
  TreatMissingData: 'notBreaching',
};

/** Bad events at these minutes past twelve. */
const bad = (...minutes: number[]) => minutes.map((minute) => ({ eventTime: time(minute), bad: true }));
const time = (minute: number) => new Date(Date.UTC(2027, 0, 31, 12, minute)).toISOString();
const state = (events: ReturnType<typeof bad>, change: Partial<AlarmProperties> = {}, at = 5) =>
  alarmState({ ...counting, ...change }, filter, events, time(at));

test('as many events as the threshold, in one period, set it off', () => {
  expect(state(bad(0, 1, 4))).toBe('ALARM');
});

test('one event less does not', () => {
  expect(state(bad(0, 1))).toBe('OK');
});

test('events that the pattern does not find do not count', () => {
  expect(state([...bad(0, 1), { eventTime: time(2), bad: false }])).toBe('OK');
});

test.each([
  ['before the period', bad(-1, 1, 4)],
  ['after the period', bad(0, 1, 5)],
])('an event %s does not count', (_, events) => {
  expect(state(events)).toBe('OK');
});

test('an average of ones never reaches three', () => {
  expect(state(bad(0, 1, 2, 3), { Statistic: 'Average' })).toBe('OK');
});

test.each([
  ['Average', 1],
  ['Maximum', 1],
  ['Minimum', 1],
  ['SampleCount', 3],
])('%s of three ones is %d', (Statistic, Threshold) => {
  expect(state(bad(0, 1, 2), { Statistic, Threshold })).toBe('ALARM');
  expect(state(bad(0, 1, 2), { Statistic, Threshold: Threshold + 1 })).toBe('OK');
});

test('more than the threshold is more than as many', () => {
  expect(state(bad(0, 1, 2), { ComparisonOperator: 'GreaterThanThreshold' })).toBe('OK');
});

test.each([
  ['LessThanThreshold', 3, 'OK'],
  ['LessThanThreshold', 4, 'ALARM'],
  ['LessThanOrEqualToThreshold', 3, 'ALARM'],
])('%s of %d is %s with three events', (ComparisonOperator, Threshold, expected) => {
  expect(state(bad(0, 1, 2), { ComparisonOperator, Threshold })).toBe(expected);
});

test.each([
  ['notBreaching', 'OK'],
  ['breaching', 'ALARM'],
  ['ignore', 'OK'],
  [undefined, 'INSUFFICIENT_DATA'],
])('without any event, missing data that are %s mean %s', (TreatMissingData, expected) => {
  expect(state([], { TreatMissingData })).toBe(expected);
});

test('every period has to be bad', () => {
  expect(state(bad(0, 1, 2), { EvaluationPeriods: 2 })).toBe('OK');
  expect(state(bad(-5, -4, -3, 0, 1, 2), { EvaluationPeriods: 2 })).toBe('ALARM');
});

test('or as many as the alarm asks for', () => {
  expect(state(bad(-5, -4, -3), { EvaluationPeriods: 2, DatapointsToAlarm: 1 })).toBe('ALARM');
});

test.each([{ Statistic: 'p99' }, { ComparisonOperator: 'Other' }])(
  '%j is refused, and not guessed at',
  (change) => {
    expect(() => state(bad(0), change)).toThrow('is not understood');
  },
);
