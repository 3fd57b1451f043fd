import type { Disagreement } from './disagreement';
import type { EngineName } from './finding';

export interface DisagreeProps extends Omit<Disagreement, 'engine' | 'rule'> {
  /** Rules that are wrong for the same reason, by engine. */
  readonly rules: Readonly<Partial<Record<EngineName, readonly string[]>>>;
}

/** One reason for several rules: engines ask the same thing under different names. */
export function disagree({ rules, ...rest }: DisagreeProps): readonly Disagreement[] {
  return (Object.entries(rules) as [EngineName, readonly string[]][]).flatMap(([engine, names]) =>
    names.map((rule) => ({ engine, rule, ...rest })),
  );
}
