import { outcomesOf } from '../../testing/outcomes';

const judge = outcomesOf('ApiDefinitionAuthorized', 'AWS::ApiGateway::RestApi');

const schemes = {
  pool: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'cognito_user_pools' },
  signed: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  token: { type: 'oauth2', 'x-amazon-apigateway-authorizer': { type: 'jwt' } },
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
};

const body = (operation: object, more: object = {}) => ({
  openapi: '3.0.1',
  paths: { '/patients': { get: operation } },
  components: { securitySchemes: schemes },
  ...more,
});

test.each([
  ['nothing', {}],
  ['an empty list', { security: [] }],
  ['a key of an application', { security: [{ key: [] }] }],
  ['a scheme that is not there', { security: [{ other: [] }] }],
  ['a key, or somebody who signed in', { security: [{ pool: [] }, { key: [] }] }],
  ['no sign-in at all', { security: [{ pool: [] }, {}] }],
])('a method that asks for %s fails', (_what, operation) => {
  expect(judge({ Body: body(operation) })).toEqual(['fail']);
});

test.each([
  ['a user of a pool', { security: [{ pool: [] }] }],
  ['a signature', { security: [{ signed: [] }] }],
  ['a token', { security: [{ token: [] }] }],
  ['a key and a user', { security: [{ key: [], pool: [] }] }],
  ['a signature, in the words of the service', { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } }],
])('a method that asks for %s passes', (_what, operation) => {
  expect(judge({ Body: body(operation) })).toEqual(['pass']);
});

test('what the whole description asks for holds for a method that says nothing', () => {
  expect(judge({ Body: body({}, { security: [{ pool: [] }] }) })).toEqual(['pass']);
  expect(judge({ Body: body({ security: [] }, { security: [{ pool: [] }] }) })).toEqual(['fail']);
});

test('schemes of Swagger 2 are read too', () => {
  const old = { swagger: '2.0', securityDefinitions: schemes, components: undefined };
  expect(judge({ Body: body({ security: [{ pool: [] }] }, old) })).toEqual(['pass']);
});

test('browsers ask for OPTIONS before anybody signs in', () => {
  expect(judge({ Body: { paths: { '/patients': { options: {} } } } })).toEqual([]);
});
