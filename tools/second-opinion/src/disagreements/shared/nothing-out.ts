import { disagree } from '../../disagree';
import type { Disagreement } from '../../disagreement';
import type { SameReason } from './same-reason';

/** Security groups that let nothing out but what they have a rule for. */
export function nothingOut(where: SameReason): readonly Disagreement[] {
  return disagree({
    rules: { 'cfn-guard': ['SECURITY_GROUP_EGRESS_PORT_RANGE_RULE'] },
    reason:
      'The range is that of an ICMP rule to 255.255.255.255/32, which matches no packet: it takes the place of the rule that lets everything out.',
    ...where,
  });
}
