import { outcomesOf, syntheticData } from '../../testing/outcomes';

const distribution = outcomesOf('DistributionHttpsOnly', 'AWS::CloudFront::Distribution');

const policies = (standard: unknown, ...named: unknown[]) =>
  distribution({
    DistributionConfig: {
      DefaultCacheBehavior: { ViewerProtocolPolicy: standard },
      CacheBehaviors: named.map((ViewerProtocolPolicy) => ({ ViewerProtocolPolicy })),
    },
  });

test.each(['https-only', 'redirect-to-https'])('%s passes', (policy) =>
  expect(policies(policy)).toEqual(['pass']),
);

test.each([['allow-all'], [undefined], [{ Ref: 'Policy' }]])('%p fails', (policy) => {
  expect(policies(policy)).toEqual(['fail']);
});

test('each behaviour is judged', () => expect(policies('https-only', 'allow-all')).toEqual(['pass', 'fail']));

describe('DistributionMinimumTls', () => {
  const distribution = outcomesOf('DistributionMinimumTls', 'AWS::CloudFront::Distribution');

  const certificate = (ViewerCertificate: unknown) =>
    distribution({ DistributionConfig: { ViewerCertificate } });

  test.each(['TLSv1.2_2019', 'TLSv1.2_2021', 'TLSv1.3_2025'])('%s passes', (MinimumProtocolVersion) => {
    expect(certificate({ MinimumProtocolVersion })).toEqual(['pass', 'pass']);
  });

  test.each([['TLSv1'], ['TLSv1.1_2016'], ['SSLv3'], [undefined], [{ Ref: 'Tls' }]])(
    '%p fails',
    (MinimumProtocolVersion) => expect(certificate({ MinimumProtocolVersion })).toEqual(['fail', 'pass']),
  );

  test('the certificate of CloudFront fails, whatever version stands beside it', () => {
    const MinimumProtocolVersion = 'TLSv1.2_2021';
    expect(certificate({ MinimumProtocolVersion, CloudFrontDefaultCertificate: true })).toEqual([
      'pass',
      'fail',
    ]);
  });

  test('a distribution that says nothing fails', () => expect(distribution()[0]).toBe('fail'));

  test('saying that the certificate is not that of CloudFront passes', () => {
    const MinimumProtocolVersion = 'TLSv1.2_2021';
    expect(certificate({ MinimumProtocolVersion, CloudFrontDefaultCertificate: 'false' })).toEqual([
      'pass',
      'pass',
    ]);
  });
});

describe('DistributionOriginHttps', () => {
  const distribution = outcomesOf('DistributionOriginHttps', 'AWS::CloudFront::Distribution');

  const origin = (CustomOriginConfig: unknown) =>
    distribution({ DistributionConfig: { Origins: [{ CustomOriginConfig }] } });

  test('https with TLS 1.2 passes', () => {
    expect(origin({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] })).toEqual([
      'pass',
      'pass',
    ]);
  });

  test.each([['http-only'], ['match-viewer'], [undefined]])('%p fails', (OriginProtocolPolicy) => {
    expect(origin({ OriginProtocolPolicy, OriginSSLProtocols: ['TLSv1.2'] })).toEqual(['fail', 'pass']);
  });

  test.each([[['TLSv1', 'TLSv1.2']], [['SSLv3']], [[]], [undefined], [{ Ref: 'Protocols' }]])(
    'protocols %j fail',
    (OriginSSLProtocols) => {
      expect(origin({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols })).toEqual(['pass', 'fail']);
    },
  );

  test('a bucket as origin is not judged', () => expect(origin(undefined)).toEqual([]));
});

describe('DistributionBehindWebAcl', () => {
  const distribution = outcomesOf('DistributionBehindWebAcl', 'AWS::CloudFront::Distribution');

  const acl = (WebACLId: unknown) => distribution({ DistributionConfig: { WebACLId } });

  test.each([[{ Ref: 'AclArn' }], ['arn:aws:wafv2:us-east-1:111111111111:global/webacl/app/1']])(
    '%j passes',
    (value) => {
      expect(acl(value)).toEqual(['pass']);
    },
  );

  test.each([[undefined], [''], [{ Ref: 'AWS::NoValue' }]])('%j fails', (value) =>
    expect(acl(value)).toEqual(['fail']),
  );

  test('a distribution without health data is not judged', () => {
    expect(distribution({}, syntheticData)).toEqual([]);
  });
});
