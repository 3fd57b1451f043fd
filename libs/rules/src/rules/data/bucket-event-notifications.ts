import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { bucketRoles } from '../../reading/bucket-roles';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isGiven, isTrue } from '../../reading/value';

const listeners = ['TopicConfigurations', 'QueueConfigurations', 'LambdaConfigurations'];

/**
 * AWS Config rule: S3_EVENT_NOTIFICATIONS_ENABLED, for buckets of the application. Buckets that AWS writes logs into are not
 * judged: every delivery would be an event, and nobody has anything to do about one.
 *
 * CDK asks for notifications by a custom resource; that counts.
 */
export const bucketEventNotifications: Rule = {
  id: 'BucketEventNotifications',
  description: 'Changes of objects are announced',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
  remedy: 'Set NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled to true.',
  evaluate: (template) =>
    template
      .resources('AWS::S3::Bucket')
      .filter((bucket) => bucketRoles(bucket, template).size === 0)
      .map((bucket) => verdict(bucket, template)),
};

function verdict(bucket: ViewedResource, template: TemplateView): Verdict {
  const value = bucket.properties['NotificationConfiguration'];
  const asked = template
    .resources('Custom::S3BucketNotifications')
    .filter(({ properties }) => template.target(properties['BucketName'])?.logicalId === bucket.logicalId)
    .some(({ properties }) => announces(properties));
  const holds = asked || announces(bucket.properties);
  const problem = 'nobody hears of objects that are written or deleted';
  return judged(bucket, { property: 'NotificationConfiguration', value, holds, problem });
}

function announces(properties: unknown): boolean {
  const bus = readings(properties, 'NotificationConfiguration.EventBridgeConfiguration');
  const onBus = (value: unknown): boolean =>
    isGiven(value) && readings(value, 'EventBridgeEnabled').every((on) => on === undefined || isTrue(on));
  return (
    bus.every(onBus) ||
    listeners.some((name) => readings(properties, `NotificationConfiguration.${name}`).every(isGiven))
  );
}
