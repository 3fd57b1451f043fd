import type { Rule, RuleContext } from '../rule';

import { outcomes } from './outcomes';

/** What a rule says of a template with one resource of a type, as a list of `pass` and `fail`. */
export function outcomesOf(
  rule: Rule,
  Type: string,
): (Properties?: Readonly<Record<string, unknown>>, context?: RuleContext) => readonly string[] {
  return (Properties, context) =>
    outcomes(rule, { It: { Type, Properties } }, context).map((outcome) => outcome.replace(' It', ''));
}
