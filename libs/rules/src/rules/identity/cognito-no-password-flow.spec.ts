import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoNoPasswordFlow } from './cognito-no-password-flow';

const client = outcomesOf(cognitoNoPasswordFlow, 'AWS::Cognito::UserPoolClient');

test('a proof without the password passes', () => {
  expect(client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] })).toEqual([
    'pass',
  ]);
});

test('a client that says nothing passes, as no password flow is among the defaults', () => {
  expect(client({})).toEqual(['pass']);
});

test.each([
  'USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
])('%s fails', (flow) => {
  expect(client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', flow] })).toEqual(['fail']);
});
