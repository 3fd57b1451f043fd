import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { attachedPolicies } from '../../reading/attached-policies';
import { judged } from '../../reading/judged';
import { deniesOldTls, deniesPlainTransport } from '../../reading/policy-statement';

const checks = [
  { denies: deniesPlainTransport, problem: 'no policy turns away requests in plain HTTP' },
  { denies: deniesOldTls, problem: 'no policy turns away TLS below 1.2' },
];

/**
 * Two statements are needed: a request in plain HTTP has no TLS version that could be too low. The policy must be in the
 * template of the bucket.
 */
export const bucketTlsOnly: Rule = {
  id: 'BucketTlsOnly',
  description: 'Buckets are reached by TLS 1.2 or later only',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(i)', '45 CFR 164.312(e)(2)(ii)'],
  remedy:
    'Deny aws:SecureTransport false and s3:TlsVersion below 1.2 (enforceSSL and minimumTLSVersion in CDK).',
  evaluate: (template) =>
    template.resources('AWS::S3::Bucket').flatMap((bucket) => verdicts(bucket, template)),
};

function verdicts(bucket: ViewedResource, template: TemplateView): Verdict[] {
  const policies = attachedPolicies(bucket, template);
  return checks.map(({ denies, problem }) => {
    const value = policies.find(denies) ?? policies[0];
    return judged(bucket, { property: 'BucketPolicy', value, holds: policies.some(denies), problem });
  });
}
