import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isRecord } from '../../reading/value';
import { weakest } from '../../reading/weakest';

const outdated: readonly unknown[] = ['SSLv3', 'TLSv1', 'TLSv1.1'];

/** `match-viewer` is as good as its viewers. Without a list of protocols an origin may speak TLS 1.0. */
export const distributionOriginHttps: Rule = {
  id: 'DistributionOriginHttps',
  description: 'A distribution speaks https with TLS 1.2 to the servers behind it',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
  remedy: 'Set OriginProtocolPolicy to https-only and OriginSSLProtocols to TLSv1.2.',
  evaluate: (template) =>
    template.resources('AWS::CloudFront::Distribution').flatMap((distribution) =>
      readings(distribution.properties, 'DistributionConfig.Origins')
        .flatMap(items)
        .flatMap((origin) => readings(origin, 'CustomOriginConfig'))
        .filter(isRecord)
        .flatMap((origin) => [
          judged(distribution, {
            property: 'DistributionConfig.Origins.CustomOriginConfig.OriginProtocolPolicy',
            ...weakest(readings(origin, 'OriginProtocolPolicy'), (value) => value === 'https-only'),
            problem: 'requests go on in the clear',
          }),
          judged(distribution, {
            property: 'DistributionConfig.Origins.CustomOriginConfig.OriginSSLProtocols',
            value: origin['OriginSSLProtocols'],
            holds: hasOnlyModern(origin['OriginSSLProtocols']),
            problem: 'protocols before TLS 1.2 are spoken',
          }),
        ]),
    ),
};

function hasOnlyModern(protocols: unknown): boolean {
  const list = items(protocols);
  return (
    list.length > 0 && list.every((protocol) => typeof protocol === 'string' && !outdated.includes(protocol))
  );
}
