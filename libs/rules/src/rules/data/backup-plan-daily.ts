import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { numberOf } from '../../reading/value';
import { retentionFloors } from '../logging/retention-floors';
import { isDaily } from './backup-schedule';

const { days } = retentionFloors.backupPlan;
const property = 'BackupPlan.BackupPlanRule';

/**
 * AWS Config rule: BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK, with the numbers of AWS's HIPAA pack. One rule of the
 * plan has to come round daily and keep what it makes; a rule that never deletes keeps it.
 */
export const backupPlanDaily: Rule = {
  id: 'BackupPlanDaily',
  description: `Backup plans make a recovery point every day and keep it for ${days} days`,
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
  remedy: `Add a rule with a daily ScheduleExpression and a Lifecycle.DeleteAfterDays of ${days} or more.`,
  evaluate: (template) => template.resources('AWS::Backup::BackupPlan').map(verdict),
};

function verdict(plan: ViewedResource) {
  const value = readings(plan.properties, property)[0];
  const problem = `no rule of it comes round daily and keeps recovery points for ${days} days`;
  return judged(plan, { property, value, holds: items(value).some(isEnough), problem });
}

function isEnough(rule: unknown): boolean {
  const kept = readings(rule, 'Lifecycle.DeleteAfterDays');
  return (
    readings(rule, 'ScheduleExpression').every(isDaily) &&
    kept.every((value) => value === undefined || (numberOf(value) ?? 0) >= days)
  );
}
