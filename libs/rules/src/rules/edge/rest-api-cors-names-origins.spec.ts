import { outcomesOf } from '../../testing/outcomes-of';
import { restApiCorsNamesOrigins } from './rest-api-cors-names-origins';

const method = outcomesOf(restApiCorsNamesOrigins, 'AWS::ApiGateway::Method');

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
