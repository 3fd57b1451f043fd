import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { attachedPolicies } from '../../reading/attached-policies';
import { judged } from '../../reading/judged';
import { meansEverybody, policyStatements } from '../../reading/policy-statement';
import { items, readings } from '../../reading/readings';
import { written } from '../../reading/value';

const property = 'BucketEncryption.ServerSideEncryptionConfiguration.*.BlockedEncryptionTypes.EncryptionType';

/**
 * With SSE-C a caller brings a key that nobody else has: an object that is overwritten so is lost to its owner. S3 blocks it
 * in new buckets by itself, but what a bucket does by itself depends on when it was made.
 */
export const bucketForeignKeysBlocked: Rule = {
  id: 'BucketForeignKeysBlocked',
  description: 'Nobody can encrypt objects with a key that only they have',
  citations: ['45 CFR 164.312(a)(2)(iv)', '45 CFR 164.312(c)(1)'],
  remedy:
    'Block SSE-C in BlockedEncryptionTypes (blockedEncryptionTypes in CDK), or deny it in the bucket policy.',
  evaluate: (template) => template.resources('AWS::S3::Bucket').map((bucket) => verdict(bucket, template)),
};

function verdict(bucket: ViewedResource, template: TemplateView): Verdict {
  const blocked = readings(bucket.properties, property);
  const holds = blocked.every((types) => items(types).includes('SSE-C')) || denied(bucket, template);
  const problem = 'a caller can overwrite objects with ones that nobody else can read';
  return judged(bucket, { property, value: blocked[0], holds, problem });
}

function denied(bucket: ViewedResource, template: TemplateView): boolean {
  return attachedPolicies(bucket, template)
    .flatMap(policyStatements)
    .some(
      (statement) =>
        statement.effect === 'Deny' &&
        meansEverybody(statement) &&
        /customer-algorithm":\[?"?false/.test(written(statement.conditions['Null'])),
    );
}
