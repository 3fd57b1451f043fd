import { healthAlarmRules, healthMetrics } from './health-alarm-rules';

const rule = (id: string) => healthAlarmRules.find((one) => one.id === id);
const degraded = 20;
const warning = 15;

test('the alarm on health goes off when the environment is degraded, and not for a warning', () => {
  const threshold = rule('Health')?.threshold ?? NaN;
  expect([degraded > threshold, warning > threshold]).toEqual([true, false]);
});

test('an environment that says nothing is not taken for a healthy one', () => {
  expect(rule('Health')).toMatchObject({ heartbeat: true, bad: 'above' });
});

test('one machine that cannot serve sets off the alarm', () => {
  expect(rule('UnhealthyMachines')).toMatchObject({ threshold: 0, bad: 'above', statistic: 'Maximum' });
});

test('Beanstalk is told to report what the alarms watch, beside health, which it always does', () => {
  const reported = Object.keys(
    (JSON.parse(healthMetrics) as { CloudWatchMetrics: { Environment: object } }).CloudWatchMetrics
      .Environment,
  );
  expect(healthAlarmRules.map(({ metric }) => metric)).toEqual(['EnvironmentHealth', ...reported]);
});
