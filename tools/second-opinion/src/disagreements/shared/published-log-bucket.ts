import { disagree } from '../../disagree';
import type { Disagreement } from '../../disagreement';
import type { SameReason } from './same-reason';

/** Load balancers that log into a bucket of another stack. */
export function publishedLogBucket(where: SameReason): readonly Disagreement[] {
  return disagree({
    rules: { 'cfn-guard': ['elbv2_logging_enabled_check'] },
    reason:
      'The rule wants the name of the bucket as a text. It is a parameter that another layer publishes, and the same attributes switch the logs on.',
    ...where,
  });
}
