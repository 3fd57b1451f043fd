import { disagree } from '../../disagree';
import type { Disagreement } from '../../disagreement';
import type { SameReason } from './same-reason';

/** Log groups of environments that keep logs for a month. */
export function shortRetention(where: SameReason): readonly Disagreement[] {
  return disagree({
    rules: { 'cfn-guard': ['cloudwatch_log_group_retention_period_check'] },
    environments: ['local', 'test'],
    reason:
      'These environments take synthetic data only, and their logs are no evidence of anything: 30 days are for finding faults. Where patient data are, logs are kept for six years, and the rule stands.',
    ...where,
  });
}
