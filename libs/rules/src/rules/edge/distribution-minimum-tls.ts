import { propertyRule } from '../../reading/property-rule';
import { isFalse } from '../../reading/value';

/** The certificate of CloudFront itself comes with TLS 1.0, whatever else is set. */
export const distributionMinimumTls = propertyRule({
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
});
