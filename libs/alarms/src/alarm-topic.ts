import { RotatedKey } from '@hipaa-cdk/layer';
import {
  Stack,
  aws_iam as iam,
  type aws_kms as kms,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';

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
