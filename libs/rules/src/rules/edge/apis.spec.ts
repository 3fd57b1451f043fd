import { outcomesOf, outcomes, syntheticData } from '../../testing/outcomes';

const bucket = outcomesOf('CorsNamesOrigins', 'AWS::S3::Bucket');

const cors = (...AllowedOrigins: unknown[]) =>
  bucket({ CorsConfiguration: { CorsRules: [{ AllowedOrigins }] } });

test.each([
  ['an origin', 'https://app.example.org'],
  ['origins of a domain', 'https://*.example.org'],
  ['a reference', { 'Fn::Sub': 'https://${Domain}' }],
])('%s passes', (_kind, origin) => expect(cors(origin)).toEqual(['pass']));

test.each(['*', 'https://*', 'http://*', 'https://*:8443', 'https://*.org'])('%s fails', (origin) => {
  expect(cors('https://app.example.org', origin)).toEqual(['fail']);
});

test('an HTTP API is judged', () => {
  const api = outcomesOf('CorsNamesOrigins', 'AWS::ApiGatewayV2::Api');
  expect(api({ CorsConfiguration: { AllowOrigins: ['*'] } })).toEqual(['fail']);
});

test('the address of a function is judged', () => {
  const url = outcomesOf('CorsNamesOrigins', 'AWS::Lambda::Url');
  expect(url({ Cors: { AllowOrigins: ['*'] } })).toEqual(['fail']);
});

test('a bucket without such a setting is not judged', () => expect(bucket({})).toEqual([]));

const association = {
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:us-west-2::/restapis/api/stages/${It}' } },
};
const template = (Properties: Readonly<Record<string, unknown>> = {}) => ({
  It: { Type: 'AWS::ApiGateway::Stage', Properties },
});

test('one with a firewall passes', () => {
  expect(outcomes('RestApiBehindWebAcl', { ...template(), Association: association })).toEqual(['pass It']);
});

test('one without a firewall fails', () =>
  expect(outcomes('RestApiBehindWebAcl', template())).toEqual(['fail It']));

test('one without health data is not judged', () => {
  expect(outcomes('RestApiBehindWebAcl', template(), syntheticData)).toEqual([]);
});

const method = outcomesOf('RestApiCorsNamesOrigins', 'AWS::ApiGateway::Method');

const preflight = (origin: unknown) =>
  method({
    Integration: {
      IntegrationResponses: [
        { ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': origin } },
      ],
    },
  });

test('an origin passes', () => expect(preflight("'https://app.example.org'")).toEqual(['pass']));

test.each(["'*'", '*'])('%s fails', (origin) => expect(preflight(origin)).toEqual(['fail']));

test('a method without the header is not judged', () => {
  expect(method({ Integration: { IntegrationResponses: [{ StatusCode: '200' }] } })).toEqual([]);
});

const domain = outcomesOf('ApiDomainTls', 'AWS::ApiGateway::DomainName');

const http = outcomesOf('ApiDomainTls', 'AWS::ApiGatewayV2::DomainName');

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

describe('routes of HTTP APIs', () => {
  const judge = (AuthorizationType: unknown, RouteKey = 'GET /patients', ProtocolType = 'HTTP') =>
    outcomes('MethodAuthorized', {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType } },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId: { Ref: 'Api' }, RouteKey, AuthorizationType },
      },
    });

  test.each(['JWT', 'AWS_IAM', 'CUSTOM'])('one with %s passes', (type) => {
    expect(judge(type)).toEqual(['pass Route']);
  });

  test.each([undefined, 'NONE', { 'Fn::If': ['Open', 'NONE', 'JWT'] }])('one with %j fails', (type) => {
    expect(judge(type)).toEqual(['fail Route']);
  });

  test('a browser asks for OPTIONS before anybody signs in', () => {
    expect(judge('NONE', 'OPTIONS /patients')).toEqual([]);
  });

  test('a WebSocket signs in when it connects, and not again', () => {
    expect(judge('NONE', '$connect', 'WEBSOCKET')).toEqual(['fail Route']);
    expect(judge('NONE', '$default', 'WEBSOCKET')).toEqual([]);
    expect(judge('NONE', '$default')).toEqual(['fail Route']);
  });
});
