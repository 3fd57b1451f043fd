import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { bucketRoles } from '../../reading/bucket-roles';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isAtLeast } from '../../reading/value';
import { retentionFloors } from './retention-floors';

const { days } = retentionFloors.logBucket;
const property = 'LifecycleConfiguration.Rules';

/**
 * Every enabled lifecycle rule counts, also one for some prefix only. Without one that expires objects they are kept for
 * ever. Buckets of the application are not judged: their objects end when the application says so.
 */
export const logBucketRetention: Rule = {
  id: 'LogBucketRetention',
  description: `Trails and access logs are kept for ${days} days`,
  citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
  remedy: `Raise ExpirationInDays of the lifecycle rules to ${days} or more.`,
  evaluate: (template, context) =>
    mayHoldHealthData(context)
      ? template
          .resources('AWS::S3::Bucket')
          .filter((bucket) => bucketRoles(bucket, template).size > 0)
          .map(verdict)
      : [],
};

function verdict(bucket: ViewedResource): Verdict {
  const value = readings(bucket.properties, property)[0];
  const holds = items(value).every((rule) => isDisabled(rule) || expiresLate(rule));
  return judged(bucket, { property, value, holds, problem: `logs expire before they are ${days} days old` });
}

function isDisabled(rule: unknown): boolean {
  return readings(rule, 'Status').every((status) => status === 'Disabled');
}

function expiresLate(rule: unknown): boolean {
  return (
    readings(rule, 'ExpirationInDays').every((value) => value === undefined || isAtLeast(days)(value)) &&
    readings(rule, 'ExpirationDate').every((date) => date === undefined)
  );
}
