import {
  Duration,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  type aws_sns as sns,
  Stack,
  aws_iam as iam,
  type aws_kms as kms,
  aws_events as events,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FindingRule } from './finding-rules';

interface TopicRuleProps extends Omit<events.RuleProps, 'targets'> {
  /** Where the message goes. It has to let EventBridge in. */
  readonly topic: sns.ITopic;
  /** What the message says, with fields of the event in it where it has some. */
  readonly message: string;
}

/** Sends a text for every event that it is about. */
export class TopicRule extends events.Rule {
  constructor(scope: Construct, id: string, { topic, message, ...rule }: TopicRuleProps) {
    super(scope, id, rule);
    this.addTarget({
      // The topic's policy lets EventBridge in; with a role it would refuse to use the key of the topic.
      bind: () => ({ arn: topic.topicArn, input: events.RuleTargetInput.fromText(message) }),
    });
  }
}

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

/**
 * Lets EventBridge send to a topic that is encrypted with `key`.
 *
 * EventBridge says neither to SNS nor to KMS whose rule it acts for, so that a condition on the source would let nobody
 * in, and findings would be lost without a word. The key says what it may be used for instead: messages of topics of
 * this stack. Whoever knew the topic could send to it through a rule of their own, and read nothing.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function allowEventBridge(topic: sns.ITopic, key: kms.Key): void {
  const events = new iam.ServicePrincipal('events.amazonaws.com');
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'EventsOfThisAccount',
      principals: [events],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
    }),
  );
  const { stackName } = Stack.of(topic);
  const topics = Stack.of(topic).formatArn({ service: 'sns', resource: `${stackName}-*` });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'MessagesOfEvents',
      principals: [events],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': topics } },
    }),
  );
}
