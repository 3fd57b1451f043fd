import { type Stack, aws_iam as iam } from 'aws-cdk-lib';
import { packageBuckets, signalBuckets } from './aws-buckets';

/**
 * Callers of the stack's account on resources of the stack's account, over TLS. Stolen data cannot be copied into a
 * bucket or table elsewhere, with whichever credentials.
 *
 * @param service prefix of the service's actions
 */
export function ownAccountOnly(stack: Stack, service: 's3' | 'dynamodb'): iam.PolicyStatement {
  return allow('OwnAccountOnly', [`${service}:*`], ['*'], {
    StringEquals: { 'aws:PrincipalAccount': stack.account, 'aws:ResourceAccount': stack.account },
    Bool: { 'aws:SecureTransport': 'true' },
  });
}

/**
 * What instances need from buckets of other accounts: reading packages, and telling CloudFormation that they are up.
 *
 * @param readableBuckets names of further buckets to read
 */
export function foreignBuckets(stack: Stack, readableBuckets: readonly string[]): iam.PolicyStatement[] {
  const objects = (buckets: readonly string[]): string[] =>
    buckets.map((bucket) => `arn:${stack.partition}:s3:::${bucket}/*`);
  return [
    allow('ReadPackages', ['s3:GetObject'], objects([...packageBuckets(stack.region), ...readableBuckets])),
    allow('SignalCloudFormation', ['s3:GetObject', 's3:PutObject'], objects(signalBuckets(stack.region))),
  ];
}

/** The principal of a gateway endpoint's policy is always everybody; conditions and resources draw the line. */
function allow(
  sid: string,
  actions: string[],
  resources: string[],
  conditions?: iam.Conditions,
): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.StarPrincipal()],
    actions,
    resources,
    conditions,
  });
}
