import { aws_iam as iam } from 'aws-cdk-lib';

/**
 * Forbids everything from a day on. IAM asks its own clock, so the end comes whether anybody deploys or not.
 *
 * @param day the first day without access, as `YYYY-MM-DD`; it begins at midnight UTC
 */
export function endStatement(day: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AccessEnds',
    effect: iam.Effect.DENY,
    actions: ['*'],
    resources: ['*'],
    conditions: { DateGreaterThanEquals: { 'aws:CurrentTime': `${day}T00:00:00Z` } },
  });
}
