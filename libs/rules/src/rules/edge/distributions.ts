import { mayHoldHealthData, propertyRule, judged } from '../../reading/property-rule';
import { isGiven, items, readings, weakest, isFalse, isRecord } from '../../reading/values';
import type { Rule } from '../../rule';

const encrypted: readonly unknown[] = ['https-only', 'redirect-to-https'];

const outdated: readonly unknown[] = ['SSLv3', 'TLSv1', 'TLSv1.1'];

export const distributionRules: readonly Rule[] = [
  /** A web ACL of a distribution is made in another region, so it is mostly a reference out of the template. */
  propertyRule({
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
  }),

  /** A redirect is as good as a refusal here: CloudFront listens on port 80 in any case, so the request is out by then. */
  {
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
  },

  /** The certificate of CloudFront itself comes with TLS 1.0, whatever else is set. */
  propertyRule({
    id: 'DistributionMinimumTls',
    description: 'A distribution begins with TLS 1.2, with a certificate of its own',
    citations: [
      '45 CFR 164.312(e)(1)',
      '45 CFR 164.312(e)(2)(ii)',
      'NIST 800-53r5 SC-8(1)',
      'NIST 800-53r5 SC-13',
    ],
    remedy: 'Set ViewerCertificate with AcmCertificateArn and MinimumProtocolVersion TLSv1.2_2021.',
    checks: [
      {
        types: ['AWS::CloudFront::Distribution'],
        property: 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion',
        holds: (value) => typeof value === 'string' && /^TLSv1\.[23]_\d{4}$/.test(value),
        problem: 'TLS 1.0 and 1.1 are accepted',
      },
      {
        types: ['AWS::CloudFront::Distribution'],
        property: 'DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate',
        holds: (value) => value === undefined || isFalse(value),
        problem: 'the certificate of CloudFront brings TLS 1.0 along',
      },
    ],
  }),

  /** `match-viewer` is as good as its viewers. Without a list of protocols an origin may speak TLS 1.0. */
  {
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
  },
];

function hasOnlyModern(protocols: unknown): boolean {
  const list = items(protocols);
  return (
    list.length > 0 && list.every((protocol) => typeof protocol === 'string' && !outdated.includes(protocol))
  );
}
