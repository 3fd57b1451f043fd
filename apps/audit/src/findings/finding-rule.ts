import type { aws_events as events } from 'aws-cdk-lib';

/** Events of one AWS service that somebody is told about, as data. */
export interface FindingRule {
  /** Last word of the rule's name. */
  readonly id: string;
  /** What it finds, for whoever sees the rule. */
  readonly description: string;
  readonly pattern: events.EventPattern;
  /** What the mail says. */
  readonly message: string;
}
