import { outcomesOf } from '../../testing/outcomes-of';
import { corsNamesOrigins } from './cors-names-origins';

const bucket = outcomesOf(corsNamesOrigins, 'AWS::S3::Bucket');

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
  const api = outcomesOf(corsNamesOrigins, 'AWS::ApiGatewayV2::Api');
  expect(api({ CorsConfiguration: { AllowOrigins: ['*'] } })).toEqual(['fail']);
});

test('the address of a function is judged', () => {
  const url = outcomesOf(corsNamesOrigins, 'AWS::Lambda::Url');
  expect(url({ Cors: { AllowOrigins: ['*'] } })).toEqual(['fail']);
});

test('a bucket without such a setting is not judged', () => expect(bucket({})).toEqual([]));
