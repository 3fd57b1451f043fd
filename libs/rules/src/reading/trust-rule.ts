import type { Rule } from '../rule';

import { judged } from './judged';
import { type TrustStatement, trustStatements } from './trust-statement';

export interface TrustRuleProps extends Omit<Rule, 'evaluate'> {
  /** Which statements the rule is about. */
  readonly about: (trust: TrustStatement) => boolean;
  readonly holds: (trust: TrustStatement) => boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
}

/** A rule on who may take roles: a verdict for each statement that it is about. */
export function trustRule({ about, holds, problem, ...rule }: TrustRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template) =>
      template.resources('AWS::IAM::Role').flatMap((role) =>
        trustStatements(role, template)
          .filter(about)
          .map((trust) =>
            judged(role, {
              property: 'AssumeRolePolicyDocument',
              value: trust.statement,
              holds: holds(trust),
              problem,
            }),
          ),
      ),
  };
}
