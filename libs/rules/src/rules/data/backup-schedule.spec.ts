import { isDaily } from './backup-schedule';

test.each([
  undefined,
  'rate(1 day)',
  'rate(12 hours)',
  'rate(24 hours)',
  'cron(0 5 * * ? *)',
  'cron(0 0/6 ? * * *)',
  'cron(30 3 1/1 * ? *)',
])('%p comes round every day', (schedule) => expect(isDaily(schedule)).toBe(true));

test.each([
  'rate(2 days)',
  'rate(48 hours)',
  'cron(0 5 ? * SUN *)',
  'cron(0 5 1 * ? *)',
  'cron(0 5 * 1 ? *)',
  'weekly',
  { Ref: 'Schedule' },
])('%p does not', (schedule) => expect(isDaily(schedule)).toBe(false));
