import { outcomesOf } from '../../testing/outcomes-of';
import { apiDomainTls } from './api-domain-tls';

const domain = outcomesOf(apiDomainTls, 'AWS::ApiGateway::DomainName');

const http = outcomesOf(apiDomainTls, 'AWS::ApiGatewayV2::DomainName');

test.each(['TLS_1_2', 'SecurityPolicy_TLS13_1_3_2025_09'])('%s passes', (SecurityPolicy) => {
  expect(domain({ SecurityPolicy })).toEqual(['pass']);
});

test.each([['TLS_1_0'], [undefined], [{ Ref: 'Policy' }]])('%p fails', (SecurityPolicy) => {
  expect(domain({ SecurityPolicy })).toEqual(['fail']);
});

test('each configuration of an HTTP API counts', () => {
  const DomainNameConfigurations = [{ SecurityPolicy: 'TLS_1_2' }, {}];
  expect(http({ DomainNameConfigurations })).toEqual(['fail']);
});

test('an HTTP API with TLS 1.2 passes', () => {
  expect(http({ DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }] })).toEqual(['pass']);
});
