import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isGiven } from '../../reading/value';

/** A web ACL of a distribution is made in another region, so it is mostly a reference out of the template. */
export const distributionBehindWebAcl = propertyRule({
  id: 'DistributionBehindWebAcl',
  description: 'A firewall looks at requests before a distribution answers them',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.308(a)(5)(ii)(B)', 'NIST 800-53r5 SC-7'],
  remedy: 'Set WebACLId to the ARN of a web ACL with scope CLOUDFRONT.',
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::CloudFront::Distribution'],
      property: 'DistributionConfig.WebACLId',
      holds: isGiven,
      problem: 'every request of the internet is answered',
    },
  ],
});
