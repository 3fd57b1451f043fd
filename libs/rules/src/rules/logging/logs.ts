import { propertyRule, mayHoldHealthData, judged } from '../../reading/property-rule';
import { lowerCase, numberOf, items, readings, isAtLeast } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { bucketRoles } from '../../reading/bucket-roles';
import { retentionFloors } from './retention-floors';
import { attachedPolicies } from '../../reading/policy-statements';
import { denies } from '../../reading/denials';

const flowLogs = ['AWS::EC2::FlowLog'];

const SECONDS = 60;

const { days: bucketDays } = retentionFloors.logBucket;

const LIFECYCLE = 'LifecycleConfiguration.Rules';

const { days: groupDays } = retentionFloors.logGroup;

export const logRules: readonly Rule[] = [
  /** AWS writes down what happened in ten minutes where nothing is said, too coarse to see what followed what. */
  propertyRule({
    id: 'FlowLogComplete',
    description: 'Flow logs write down every connection, accepted or not, minute by minute',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: `Set TrafficType to ALL and MaxAggregationInterval to ${SECONDS}.`,
    checks: [
      {
        types: flowLogs,
        property: 'TrafficType',
        holds: (value) => lowerCase(value) === 'all',
        problem: 'some connections are not written down',
        when: ({ properties }) => !String(properties['ResourceType']).startsWith('TransitGateway'),
      },
      {
        types: flowLogs,
        property: 'MaxAggregationInterval',
        holds: (value) => (numberOf(value) ?? Infinity) <= SECONDS,
        problem: `connections are summed up over more than ${SECONDS} seconds`,
      },
    ],
  }),

  /**
   * Every enabled lifecycle rule counts, also one for some prefix only. Without one that expires objects they are kept for
   * ever. Buckets of the application are not judged: their objects end when the application says so.
   */
  {
    id: 'LogBucketRetention',
    description: `Trails and access logs are kept for ${bucketDays} days`,
    citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
    remedy: `Raise ExpirationInDays of the lifecycle rules to ${bucketDays} or more.`,
    evaluate: (template, context) =>
      mayHoldHealthData(context)
        ? template
            .resources('AWS::S3::Bucket')
            .filter((bucket) => bucketRoles(bucket, template).size > 0)
            .map(verdict)
        : [],
  },

  /** Where data outlive their stack, records do. A lock does the same as a denial, and cannot be taken away. */
  {
    id: 'LogBucketUndeletable',
    description: 'Nobody deletes trails and access logs before their time',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.312(c)(1)', 'NIST 800-53r5 AU-9'],
    remedy: 'Deny s3:DeleteObject and s3:DeleteObjectVersion to everybody in the policy of the bucket.',
    evaluate: (template, context) =>
      context.removal === 'retain' && mayHoldHealthData(context)
        ? template
            .resources('AWS::S3::Bucket')
            .filter((bucket) => bucketRoles(bucket, template).size > 0)
            .map((bucket) => {
              const policies = attachedPolicies(bucket, template);
              const denying = policies.find(deniesDeletion);
              return judged(bucket, {
                property: 'BucketPolicy',
                value: denying ?? policies[0],
                holds: denying !== undefined,
                problem: 'whoever may delete objects can delete what was recorded',
              });
            })
        : [],
  },

  /** A group without a retention keeps everything for ever, which is long enough. The number is our choice; see the table. */
  propertyRule({
    id: 'LogGroupRetention',
    description: `Logs about health data are kept for ${groupDays} days`,
    citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
    remedy: `Set RetentionInDays to ${groupDays} (RetentionDays.SIX_YEARS in CDK) or more.`,
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::Logs::LogGroup'],
        property: 'RetentionInDays',
        holds: (value) => value === undefined || isAtLeast(groupDays)(value),
        problem: `logs are deleted before they are ${groupDays} days old`,
      },
    ],
  }),
];

function deniesDeletion(policy: unknown): boolean {
  const actions = ['s3:DeleteObject', 's3:DeleteObjectVersion'];
  return denies(policy, { actions, requests: [{}], below: true });
}

function verdict(bucket: ViewedResource): Verdict {
  const value = readings(bucket.properties, LIFECYCLE)[0];
  const holds = items(value).every((rule) => isDisabled(rule) || expiresLate(rule));
  return judged(bucket, {
    property: LIFECYCLE,
    value,
    holds,
    problem: `logs expire before they are ${bucketDays} days old`,
  });
}

function isDisabled(rule: unknown): boolean {
  return readings(rule, 'Status').every((status) => status === 'Disabled');
}

function expiresLate(rule: unknown): boolean {
  return (
    readings(rule, 'ExpirationInDays').every(
      (value) => value === undefined || isAtLeast(bucketDays)(value),
    ) && readings(rule, 'ExpirationDate').every((date) => date === undefined)
  );
}
