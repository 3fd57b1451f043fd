import {
  Duration,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FindingRule } from './finding-rule';
import { TopicRule } from './topic-rule';

export interface FindingsProps {
  readonly rules: readonly FindingRule[];
  /** Told about every finding. */
  readonly topic: sns.ITopic;
}

/** Tells what AWS's services find, and when telling fails. */
export class Findings extends Construct {
  readonly undelivered: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, { rules, topic }: FindingsProps) {
    super(scope, id);
    const failures = rules.map(({ id: rule, description, pattern, message }) => {
      const { ruleName } = new TopicRule(this, rule, { description, eventPattern: pattern, message, topic });
      return new cloudwatch.Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: ruleName },
        statistic: 'Sum',
      });
    });
    this.undelivered = this.watch(failures);
    this.undelivered.addAlarmAction(new actions.SnsAction(topic));
  }

  /** CloudWatch reaches the topic in another way than EventBridge, so that this alarm is heard when findings are not. */
  private watch(failures: readonly cloudwatch.Metric[]): cloudwatch.Alarm {
    const usingMetrics = Object.fromEntries(failures.map((metric, index) => [`m${index + 1}`, metric]));
    return new cloudwatch.Alarm(this, 'Undelivered', {
      metric: new cloudwatch.MathExpression({
        expression: Object.keys(usingMetrics)
          .map((name) => `FILL(${name}, 0)`)
          .join(' + '),
        label: 'Findings that reached nobody',
        usingMetrics,
        period: Duration.minutes(5),
      }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      alarmDescription:
        'EventBridge could not send a finding to the topic: look whether the policies of the topic and of its key still ' +
        'let it in, and read the findings in the console.',
    });
  }
}
