import type { Verdict } from '../rule';
import type { ViewedResource } from '../template-view';
import { isToken } from './value';

/** What a rule looked at, and what it thinks of it. */
export interface Finding {
  /** Path below the properties, such as `BucketEncryption`. */
  readonly property: string;
  readonly value: unknown;
  readonly holds: boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
  /**
   * Whether the rule could read the value although a function puts it together.
   *
   * @default false
   */
  readonly readable?: boolean;
}

/** A finding as a verdict on a resource. A value that only shows at deploy time is called that, not wrong. */
export function judged({ logicalId }: ViewedResource, finding: Finding): Verdict {
  const { property, value, holds, problem, readable = false } = finding;
  const verdict = { logicalId, property: `Properties.${property}`, value };
  if (holds) return { ...verdict, outcome: 'pass' };
  const hidden = 'it is only known at deploy time, so the template does not prove it';
  return {
    ...verdict,
    outcome: 'fail',
    problem: isToken(value) && !readable ? `${problem}: ${hidden}` : problem,
  };
}
