import { outcomes } from '../../testing/outcomes';
import { backupPlanDaily } from './backup-plan-daily';

const judge = (...BackupPlanRule: readonly object[]) =>
  outcomes(backupPlanDaily, {
    Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanRule } } },
  });
const rule = (ScheduleExpression: unknown, DeleteAfterDays?: unknown) => ({
  ScheduleExpression,
  Lifecycle: { DeleteAfterDays },
});

test.each([rule('rate(1 day)', 35), rule('cron(0 5 * * ? *)', '90'), rule('rate(12 hours)'), {}])(
  'a plan with the rule %j passes',
  (one) => expect(judge(one)).toEqual(['pass Plan']),
);

test('one good rule is enough', () => {
  expect(judge(rule('rate(7 days)', 365), rule('rate(1 day)', 35))).toEqual(['pass Plan']);
});

test('two half-good rules are not', () => {
  expect(judge(rule('rate(7 days)', 365), rule('rate(1 day)', 7))).toEqual(['fail Plan']);
});

test.each([rule('rate(1 day)', { Ref: 'Days' }), rule({ Ref: 'Schedule' }, 35)])(
  'a plan with the rule %j fails',
  (one) => expect(judge(one)).toEqual(['fail Plan']),
);

test('a plan without rules fails', () => expect(judge()).toEqual(['fail Plan']));
