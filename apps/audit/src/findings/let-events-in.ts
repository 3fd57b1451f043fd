import { Stack, aws_iam as iam, type aws_kms as kms, type aws_sns as sns } from 'aws-cdk-lib';

/**
 * Lets EventBridge send to a topic that is encrypted with `key`.
 *
 * EventBridge says neither to SNS nor to KMS whose rule it acts for, so that a condition on the source would let nobody
 * in, and findings would be lost without a word. The key says what it may be used for instead: messages of topics of
 * this stack. Whoever knew the topic could send to it through a rule of their own, and read nothing.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function letEventsIn(topic: sns.ITopic, key: kms.Key): void {
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
