import type { Citation } from '@hipaa-cdk/rules';

/** A rule that was applied, whatever it found. */
export interface RuleInfo {
  /** Qualified id, such as `HipaaPlus::MultiFactorRequired`. */
  readonly id: string;
  /** Name of the pack that the rule is in. */
  readonly pack: string;
  /** What the rule says. */
  readonly description: string;
  readonly citations: readonly Citation[];
  readonly remedy: string;
  /** How bad a failure is. */
  readonly severity: 'error' | 'warning';
}
