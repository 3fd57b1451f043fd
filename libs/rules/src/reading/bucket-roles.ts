import type { TemplateView, ViewedResource } from '../template-view';
import { attachedPolicies, points, policyStatements } from './policy-statements';
import { items, readings, isRecord } from './values';

/** What AWS writes into a bucket. A bucket without a role is the application's. */
export type BucketRole =
  'access-logs' | 'load-balancer-logs' | 'trail' | 'configuration-history' | 'service-logs';

/** Who names a bucket to write into, and where. */
const writers: readonly { readonly type: string; readonly property: string; readonly role: BucketRole }[] = [
  { type: 'AWS::S3::Bucket', property: 'LoggingConfiguration.DestinationBucketName', role: 'access-logs' },
  { type: 'AWS::CloudTrail::Trail', property: 'S3BucketName', role: 'trail' },
  { type: 'AWS::Config::DeliveryChannel', property: 'S3BucketName', role: 'configuration-history' },
  { type: 'AWS::EC2::FlowLog', property: 'LogDestination', role: 'service-logs' },
  { type: 'AWS::WAFv2::LoggingConfiguration', property: 'LogDestinationConfigs.*', role: 'service-logs' },
  {
    type: 'AWS::CloudFront::Distribution',
    property: 'DistributionConfig.Logging.Bucket',
    role: 'service-logs',
  },
  {
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    property: 'AccessLoggingPolicy.S3BucketName',
    role: 'load-balancer-logs',
  },
];

/** Who is let in to write by a bucket's policy: the only trace when the writer is in another template. */
const services: Readonly<Record<string, BucketRole>> = {
  'logging.s3.amazonaws.com': 'access-logs',
  'logdelivery.elasticloadbalancing.amazonaws.com': 'load-balancer-logs',
  'cloudtrail.amazonaws.com': 'trail',
  'config.amazonaws.com': 'configuration-history',
  'delivery.logs.amazonaws.com': 'service-logs',
};

export function bucketRoles(bucket: ViewedResource, template: TemplateView): ReadonlySet<BucketRole> {
  const named = writers
    .filter(({ type, property }) => template.resources(type).some(names(property, bucket, template)))
    .map(({ role }) => role);
  const attributed = template.resources('AWS::ElasticLoadBalancingV2::LoadBalancer').some(({ properties }) =>
    items(properties['LoadBalancerAttributes'])
      .filter(isRecord)
      .some(({ Key, Value }) => String(Key).endsWith('_logs.s3.bucket') && points(Value, bucket, template)),
  );
  const admitted = attachedPolicies(bucket, template)
    .flatMap(policyStatements)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => statement.services.map((service) => services[String(service)]))
    .filter((role) => role !== undefined);
  const granted = bucket.properties['AccessControl'] === 'LogDeliveryWrite' ? (['access-logs'] as const) : [];
  return new Set([
    ...named,
    ...(attributed ? (['load-balancer-logs'] as const) : []),
    ...admitted,
    ...granted,
  ]);
}

function names(property: string, bucket: ViewedResource, template: TemplateView) {
  return ({ properties }: ViewedResource): boolean =>
    readings(properties, property).some((value) => points(value, bucket, template));
}
