import { outcomesOf } from '../../testing/outcomes-of';
import { distributionOriginHttps } from './distribution-origin-https';

const distribution = outcomesOf(distributionOriginHttps, 'AWS::CloudFront::Distribution');

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
