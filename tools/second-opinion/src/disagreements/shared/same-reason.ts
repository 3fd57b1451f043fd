import type { Review } from '../../disagreement';

/** Resources that a reason is about in one layer, and the review that found it to hold there. */
export interface SameReason {
  /** `layer/LogicalId`. */
  readonly resources: readonly string[];
  readonly reviewed: Review;
}
