import type { Rule, Verdict } from '../rule';

import { identityPolicies } from './identity-policies';
import { judged } from './judged';
import { type Permission, permissions } from './permission';

export interface PermissionRuleProps extends Omit<Rule, 'evaluate'> {
  /** Whether one permission is more than anybody may have. */
  readonly tooMuch: (permission: Permission) => boolean;
  /** What is wrong then: a sentence without a full stop. */
  readonly problem: string;
}

/** A rule on what identity policies allow: a failure for each permission that is too much, or else a pass for the policy. */
export function permissionRule({ tooMuch, problem, ...rule }: PermissionRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template): readonly Verdict[] =>
      identityPolicies(template).flatMap(({ resource, property, document }) => {
        const found = permissions(document).filter(tooMuch);
        const values = found.length > 0 ? found.map(({ statement }) => statement) : [document];
        return values.map((value) =>
          judged(resource, { property, value, holds: found.length === 0, problem }),
        );
      }),
  };
}
