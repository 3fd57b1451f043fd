import { breakGlassRoleName } from '@hipaa-cdk/environments';
import {
  Stack,
  aws_cloudwatch as cloudwatch,
  aws_events as events,
  aws_logs as logs,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TopicRule } from './findings/findings';

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

/** A question that whoever reviews the week asks the trail, in the language of CloudWatch Logs Insights. */
interface ReviewQuery {
  /** What it is called in the list of saved queries. */
  readonly name: string;
  readonly lines: readonly string[];
}

interface ReviewQueriesProps {
  /** How the names of all buckets of the application begin. */
  readonly application: string;
  readonly breakGlassRole: string;
}

/** The weekly review of activity (45 CFR 164.308(a)(1)(ii)(D)), question by question. */
export function reviewQueries({ application, breakGlassRole }: ReviewQueriesProps): readonly ReviewQuery[] {
  // The role of that name, that of a permission set, and those of the users layers.
  const emergency = `(${breakGlassRole}|AWSReservedSSO_${breakGlassRole}_\\w+|${breakGlassRoleName('[^\\/]+')})`;
  return [
    {
      name: 'SignIns',
      lines: [
        'filter eventName = "ConsoleLogin"',
        'stats count() as signIns by userIdentity.arn, sourceIPAddress, responseElements.ConsoleLogin, additionalEventData.MFAUsed',
        'sort signIns desc',
      ],
    },
    {
      name: 'IamChanges',
      lines: [
        'filter eventSource = "iam.amazonaws.com" and readOnly = 0',
        'fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, requestParameters.roleName, requestParameters.userName, requestParameters.policyArn, errorCode',
        'sort @timestamp desc',
        'limit 1000',
      ],
    },
    {
      name: 'DeniedCalls',
      lines: [
        'filter errorCode like /AccessDenied|UnauthorizedOperation/',
        'stats count() as denied by userIdentity.arn, eventSource, eventName, sourceIPAddress',
        'sort denied desc',
      ],
    },
    {
      name: 'DataAccess',
      lines: [
        `filter eventCategory = "Data" and requestParameters.bucketName like /^${application}/`,
        'stats count() as calls by userIdentity.arn, requestParameters.bucketName, eventName, bin(1d)',
        'sort calls desc',
      ],
    },
    {
      name: 'BreakGlass',
      lines: [
        `filter userIdentity.arn like /:assumed-role\\/${emergency}\\// or requestParameters.roleArn like /\\/${emergency}$/`,
        'fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, errorCode',
        'sort @timestamp desc',
        'limit 1000',
      ],
    },
  ];
}

interface WatchDashboardProps {
  readonly alarms: readonly cloudwatch.Alarm[];
}

/** Widgets in a row. */
const COLUMNS = 3;

/** Everything that is watched on one page: which alarms are on, and how often each has counted something in a week. */
export class WatchDashboard extends cloudwatch.Dashboard {
  constructor(scope: Construct, id: string, { alarms }: WatchDashboardProps) {
    super(scope, id, { defaultInterval: undefined, start: '-P7D' });
    this.addWidgets(
      new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 }),
    );
    const counts = alarms.map(
      (alarm) =>
        new cloudwatch.GraphWidget({
          title: alarm.node.id,
          left: [alarm.metric],
          width: 24 / COLUMNS,
          height: 4,
        }),
    );
    for (let first = 0; first < counts.length; first += COLUMNS) {
      this.addWidgets(...counts.slice(first, first + COLUMNS));
    }
  }
}
