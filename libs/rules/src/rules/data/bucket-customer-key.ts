import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { bucketRoles } from '../../reading/bucket-roles';
import { isCustomerKey } from '../../reading/customer-key';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';

const property = 'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault';

/** Buckets for server access logs and for logs of load balancers may have the keys of S3: AWS delivers into no others. */
export const bucketCustomerKey: Rule = {
  id: 'BucketCustomerKey',
  description: 'Objects are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set SSEAlgorithm to aws:kms and KMSMasterKeyID to a key of your own.',
  evaluate: (template) => template.resources('AWS::S3::Bucket').map((bucket) => verdict(bucket, template)),
};

function verdict(bucket: ViewedResource, template: TemplateView): Verdict {
  const roles = bucketRoles(bucket, template);
  const mayHaveKeysOfS3 = roles.has('access-logs') || roles.has('load-balancer-logs');
  const defaults = readings(bucket.properties, property);
  const holds = defaults.every(
    (value) => isOurs(value, template) || (mayHaveKeysOfS3 && algorithm(value) === 'AES256'),
  );
  const problem = 'it is not encrypted with a key of your own';
  return judged(bucket, { property, value: defaults[0], holds, problem });
}

function isOurs(value: unknown, template: TemplateView): boolean {
  return (
    String(algorithm(value)).startsWith('aws:kms') &&
    readings(value, 'KMSMasterKeyID').every((key) => isCustomerKey(key, template))
  );
}

function algorithm(value: unknown): unknown {
  return readings(value, 'SSEAlgorithm')[0];
}
