import {
  Duration,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  aws_sns as sns,
  Stack,
  aws_iam as iam,
  type aws_kms as kms,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { RotatedKey } from '@hipaa-cdk/layer';

export interface MetricAlarmsProps {
  readonly rules: readonly AlarmRule[];
  /** Told when something goes wrong and when it is right again. */
  readonly topic: sns.ITopic;
  /** The metric of that name, of whatever is watched. */
  readonly metric: (name: string, options: cloudwatch.MetricOptions) => cloudwatch.IMetric;
  /**
   * Whether silence may only mean that what is watched is asleep.
   *
   * @default false
   */
  readonly sleeps?: boolean;
}

const comparisons: Readonly<Record<AlarmRule['bad'], cloudwatch.ComparisonOperator>> = {
  above: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
  below: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
};

/** One alarm for every rule. */
export class MetricAlarms extends Construct {
  constructor(scope: Construct, id: string, props: MetricAlarmsProps) {
    super(scope, id);
    const action = new actions.SnsAction(props.topic);
    for (const rule of props.rules) {
      const { metric, statistic, minutes, periods, threshold, description, heartbeat } = rule;
      const alarm = new cloudwatch.Alarm(this, rule.id, {
        metric: props.metric(metric, { statistic, period: Duration.minutes(minutes) }),
        comparisonOperator: comparisons[rule.bad],
        threshold,
        evaluationPeriods: periods,
        alarmDescription: description,
        treatMissingData:
          heartbeat && !props.sleeps
            ? cloudwatch.TreatMissingData.BREACHING
            : cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
}

/** One alarm on a metric, as data. */
export interface AlarmRule {
  /** Last word of the alarm's name. */
  readonly id: string;
  /** Name of the metric in its namespace. It must be one that the watched resource really reports. */
  readonly metric: string;
  /** How the data of one period become one value. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  /** Which side of the threshold is bad. */
  readonly bad: 'above' | 'below';
  readonly threshold: number;
  /** Minutes of one period. */
  readonly minutes: number;
  /** Periods in a row that must be bad. */
  readonly periods: number;
  /** What it means and what to look at, for whoever gets the mail. */
  readonly description: string;
  /**
   * Whether silence is bad as well: what is watched always reports this metric.
   *
   * @default false
   */
  readonly heartbeat?: boolean;
}

export interface AlarmTopicProps {
  /** Addresses that get every message, once they have confirmed. */
  readonly emails: readonly string[];
  /** What the alarms are about, as the description of the key names it. */
  readonly about: string;
  /**
   * Key that encrypts the messages.
   *
   * @default - one of the topic's own
   */
  readonly key?: kms.Key;
}

/** Where alarms of this stack report: encrypted, over TLS only, and closed to all other publishers. */
export class AlarmTopic extends Construct {
  readonly topic: sns.ITopic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const masterKey =
      props.key ??
      new RotatedKey(this, 'Key', { description: `Encrypts the alarm messages of the ${props.about}` });
    const topic = new sns.Topic(this, 'Topic', { masterKey, enforceSSL: true });
    // On an encrypted topic this lets them use its key as well.
    topic.grantPublish(this.alarmsOfThisStack());
    for (const email of props.emails) topic.addSubscription(new subscriptions.EmailSubscription(email));
    this.topic = topic;
  }

  /** CloudFormation starts the name of every alarm with the name of its stack. */
  private alarmsOfThisStack(): iam.ServicePrincipal {
    const { partition, region, account, stackName } = Stack.of(this);
    return new iam.ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}-*` },
      },
    });
  }
}
