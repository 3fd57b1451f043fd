import type { Citation } from '@hipaa-cdk/rules';

/** Where something was found. */
export interface Place {
  /** Name of the template. */
  readonly subject: string;
  /** Logical id of the resource, output or parameter; empty for the template as a whole. */
  readonly logicalId: string;
  /** CloudFormation type; empty for what is not a resource. */
  readonly resourceType: string;
  /**
   * Path in the construct tree, such as `Storage/Logs/Resource`.
   *
   * @default - the template does not tell
   */
  readonly constructPath?: string;
  /**
   * Line of ours that made the resource, such as `apps/storage/src/log-bucket.ts:26:5`.
   *
   * @default - unknown
   */
  readonly sourceLine?: string;
}

/** How bad: `not-evaluable` is a rule that could not come to a verdict, which is neither a failure nor a pass. */
export type Severity = 'error' | 'warning' | 'not-evaluable';

/** One rule that one resource does not pass. */
export interface Finding extends Place {
  /** Qualified id with detail, such as `HIPAA.Security::HIPAA.Security-RDSLoggingEnabled[LogExport::error]`. */
  readonly rule: string;
  /** Name of the pack that the rule is in. */
  readonly pack: string;
  /**
   * Property that decided, such as `Properties.BucketEncryption`.
   *
   * @default - the rule does not tell
   */
  readonly property?: string;
  /** What is wrong: a sentence without a full stop. */
  readonly problem: string;
  readonly citations: readonly Citation[];
  /** How to mend it. */
  readonly remedy: string;
  readonly severity: Severity;
  /**
   * What a reader must know beside the problem, such as an exception that has expired.
   *
   * @default - nothing
   */
  readonly note?: string;
}
