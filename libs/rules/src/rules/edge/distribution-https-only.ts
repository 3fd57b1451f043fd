import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { weakest } from '../../reading/weakest';

const encrypted: readonly unknown[] = ['https-only', 'redirect-to-https'];

/** A redirect is as good as a refusal here: CloudFront listens on port 80 in any case, so the request is out by then. */
export const distributionHttpsOnly: Rule = {
  id: 'DistributionHttpsOnly',
  description: 'Every behaviour of a distribution serves viewers by https',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
  remedy: 'Set ViewerProtocolPolicy to https-only or redirect-to-https.',
  evaluate: (template) =>
    template.resources('AWS::CloudFront::Distribution').flatMap((distribution) => {
      const named = readings(distribution.properties, 'DistributionConfig.CacheBehaviors').flatMap(items);
      const standard = readings(distribution.properties, 'DistributionConfig.DefaultCacheBehavior');
      return [...standard, ...named].map((behavior) =>
        judged(distribution, {
          property: 'DistributionConfig.ViewerProtocolPolicy',
          ...weakest(readings(behavior, 'ViewerProtocolPolicy'), (value) => encrypted.includes(value)),
          problem: 'answers go to viewers in the clear',
        }),
      );
    }),
};
