import { outcomes } from '../../testing/outcomes';
import { openSearchHttpsRequired } from './open-search-https-required';

const judge = (DomainEndpointOptions: unknown) =>
  outcomes(openSearchHttpsRequired, {
    Domain: { Type: 'AWS::OpenSearchService::Domain', Properties: { DomainEndpointOptions } },
  });

test.each(['Policy-Min-TLS-1-2-2019-07', 'Policy-Min-TLS-1-2-PFS-2023-10'])(
  'a domain that enforces HTTPS with %s passes',
  (TLSSecurityPolicy) => {
    expect(judge({ EnforceHTTPS: true, TLSSecurityPolicy })).toEqual(['pass Domain', 'pass Domain']);
  },
);

test('a domain that accepts old TLS fails', () => {
  const options = { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' };
  expect(judge(options)).toEqual(['pass Domain', 'fail Domain']);
});

test('a domain that says nothing fails', () =>
  expect(judge(undefined)).toEqual(['fail Domain', 'fail Domain']));
