import type { EngineName } from './finding';

/** Why one rule of one engine is wrong, or does not apply, about some of our resources. */
export interface Disagreement {
  readonly engine: EngineName;
  /** The engine's own name of the rule. */
  readonly rule: string;
  /**
   * `layer/LogicalId`, or `layer` for what is said about a whole template. Each must be accused by the rule.
   * `every` dismisses a rule altogether; only warnings of cfn-lint may be dismissed so.
   */
  readonly resources: readonly string[] | 'every';
  /**
   * Environments in which this holds; the rule stands in any other. Each must have a finding.
   *
   * @default - all
   */
  readonly environments?: readonly string[];
  /** For a security reviewer: the fact that makes the engine wrong, or what does the rule's work instead. */
  readonly reason: string;
  readonly reviewed: Review;
}

export interface Review {
  /** Team or person who answers for the reason. */
  readonly by: string;
  /** Day, such as `2026-11-23`. */
  readonly on: string;
}

interface DisagreeProps extends Omit<Disagreement, 'engine' | 'rule'> {
  /** Rules that are wrong for the same reason, by engine. */
  readonly rules: Readonly<Partial<Record<EngineName, readonly string[]>>>;
}

/** One reason for several rules: engines ask the same thing under different names. */
export function disagree({ rules, ...rest }: DisagreeProps): readonly Disagreement[] {
  return (Object.entries(rules) as [EngineName, readonly string[]][]).flatMap(([engine, names]) =>
    names.map((rule) => ({ engine, rule, ...rest })),
  );
}
