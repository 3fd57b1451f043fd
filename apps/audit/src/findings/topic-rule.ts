import { aws_events as events, type aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface TopicRuleProps extends Omit<events.RuleProps, 'targets'> {
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
