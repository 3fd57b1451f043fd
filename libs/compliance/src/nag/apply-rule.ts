import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagRuleCompliance } from 'cdk-nag';

/** What a rule said about a resource. */
export interface RuleOutcome {
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'not-evaluable';
  /** What exactly fails, where a rule finds several things on one resource; a single empty text where it does not. */
  readonly details: readonly string[];
  /** Why it could not come to a verdict. */
  readonly reason?: string;
}

/** Applies one rule to one resource. A rule that throws has met a value it cannot read: that is no violation. */
export function applyRule({ rule }: IApplyRule, resource: CfnResource): RuleOutcome {
  try {
    const result = rule(resource);
    if (Array.isArray(result)) return { outcome: result.length > 0 ? 'fail' : 'pass', details: result };
    return { outcome: outcomes[result], details: [''] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { outcome: 'not-evaluable', details: [''], reason };
  }
}

const outcomes: Readonly<Record<NagRuleCompliance, RuleOutcome['outcome']>> = {
  [NagRuleCompliance.COMPLIANT]: 'pass',
  [NagRuleCompliance.NON_COMPLIANT]: 'fail',
  [NagRuleCompliance.NOT_APPLICABLE]: 'not-applicable',
};
