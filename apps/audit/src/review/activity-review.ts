import {
  Stack,
  type aws_cloudwatch as cloudwatch,
  aws_events as events,
  aws_logs as logs,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TopicRule } from '../findings/topic-rule';
import type { ReviewQuery } from './review-queries';

export interface ActivityReviewProps {
  readonly queries: readonly ReviewQuery[];
  /** Where the trail writes. */
  readonly logGroup: logs.ILogGroup;
  /** What the reviewer looks at first. */
  readonly dashboard: cloudwatch.Dashboard;
  /** Reminded every Monday. */
  readonly topic: sns.ITopic;
}

/** What the weekly review of activity works with: saved queries, and a mail that says it is time. */
export class ActivityReview extends Construct {
  constructor(scope: Construct, id: string, { queries, logGroup, dashboard, topic }: ActivityReviewProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    for (const { name, lines } of queries) {
      new logs.CfnQueryDefinition(this, name, {
        // The part before the stroke is the folder that the console shows.
        name: `${stackName}/${name}`,
        queryString: lines.join('\n| '),
        logGroupNames: [logGroup.logGroupName],
      });
    }
    new TopicRule(this, 'Reminder', {
      description: 'The weekly review of activity is due',
      schedule: events.Schedule.cron({ minute: '0', hour: '14', weekDay: 'MON' }),
      topic,
      message:
        `The weekly review of activity is due. Look at dashboard ${dashboard.dashboardName}, run the queries in folder ` +
        `${stackName} of CloudWatch Logs Insights over the last seven days (${queries.map(({ name }) => name).join(', ')}), ` +
        'and write down who looked, what was odd, and what came of it.',
    });
  }
}
