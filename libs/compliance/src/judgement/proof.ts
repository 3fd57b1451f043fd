import type { Place } from './finding';

/** One rule that one resource passes, with what was seen: a line of the evidence. */
export interface Proof extends Place {
  /** Qualified id of the rule. */
  readonly rule: string;
  /** Property that decided, such as `Properties.BucketEncryption`; `Properties` where the rule looked elsewhere. */
  readonly property: string;
  /** Value found there as the template has it; undefined where its absence is what passes. */
  readonly value: unknown;
}
