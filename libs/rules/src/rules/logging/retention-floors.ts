/** How long a kind of store keeps what is in it, and who says so. */
export interface RetentionFloor {
  readonly days: number;
  /**
   * `our choice` where no regulation names a number. The six years of 45 CFR 164.316(b)(2)(i) are about documentation;
   * that records of activity are kept as long is this project's decision.
   */
  readonly basis: 'our choice' | 'AWS Config HIPAA pack';
}

/** Six years, leap days included. */
const SIX_YEARS = 2192;

/** Shortest retention of stores with health data, or with records about it. Every rule on retention reads this table. */
export const retentionFloors = {
  /** Log groups, whoever writes into them. */
  logGroup: { days: SIX_YEARS, basis: 'our choice' },
  /** Buckets that take trails, access logs, flow logs and the history of the configuration. */
  logBucket: { days: SIX_YEARS, basis: 'our choice' },
  /** Event data stores of CloudTrail Lake. */
  eventDataStore: { days: SIX_YEARS, basis: 'our choice' },
  /** Recovery points of AWS Backup. */
  backupPlan: { days: 35, basis: 'AWS Config HIPAA pack' },
  /** The time for which a locked vault keeps a recovery point from everybody. */
  backupVault: { days: 35, basis: 'our choice' },
  /** Days that a relational database can be restored to: the most that RDS offers. */
  database: { days: 35, basis: 'our choice' },
  /** Days that a DynamoDB table can be restored to: the most that DynamoDB offers. */
  table: { days: 35, basis: 'our choice' },
} as const satisfies Record<string, RetentionFloor>;
