import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { cognitoCallbackHttps } from './cognito-callback-https';

const client = outcomesOf(cognitoCallbackHttps, 'AWS::Cognito::UserPoolClient');

test.each(['CallbackURLs', 'LogoutURLs'])('%s by https pass', (property) => {
  expect(client({ [property]: ['https://app.example.org/back'] })).toEqual(['pass']);
});

test('an https address with a reference as host passes', () => {
  expect(client({ CallbackURLs: [{ 'Fn::Sub': 'https://${Domain}/back' }] })).toEqual(['pass']);
});

test.each([
  'http://app.example.org',
  'exampleapp://back',
  'http://localhost:4200',
  'https://',
  { Ref: 'Callback' },
])('%p fails where health data is', (url) => expect(client({ CallbackURLs: [url] })).toEqual(['fail']));

test('the default address is judged too', () => {
  expect(client({ DefaultRedirectURI: 'http://app.example.org' })).toEqual(['fail']);
});

test.each(['http://localhost:4200/back', 'http://127.0.0.1', 'http://[::1]:3000'])(
  '%s passes where no health data is',
  (url) => expect(client({ CallbackURLs: [url] }, syntheticData)).toEqual(['pass']),
);

test.each(['http://localhost.example.org', 'http://app.example.org'])('%s fails everywhere', (url) => {
  expect(client({ CallbackURLs: [url] }, syntheticData)).toEqual(['fail']);
});

test('a client without addresses is not judged', () => expect(client({})).toEqual([]));
