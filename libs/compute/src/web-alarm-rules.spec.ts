import { webAlarmRules } from './web-alarm-rules';

test('counts are added up: their average is one, however many there are', () => {
  const counts = webAlarmRules.filter(({ metric }) => /Count$/.test(metric));
  expect(counts.map(({ statistic }) => statistic)).toEqual(counts.map(() => 'Sum'));
});

test('silence wakes nobody: a load balancer reports only what happens', () => {
  expect(webAlarmRules.filter(({ heartbeat }) => heartbeat)).toEqual([]);
});

test('no two alarms have the same name', () => {
  const ids = webAlarmRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
