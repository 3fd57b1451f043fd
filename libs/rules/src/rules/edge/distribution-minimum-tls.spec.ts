import { outcomesOf } from '../../testing/outcomes-of';
import { distributionMinimumTls } from './distribution-minimum-tls';

const distribution = outcomesOf(distributionMinimumTls, 'AWS::CloudFront::Distribution');

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
