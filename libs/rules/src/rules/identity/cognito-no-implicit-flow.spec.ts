import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoNoImplicitFlow } from './cognito-no-implicit-flow';

const client = outcomesOf(cognitoNoImplicitFlow, 'AWS::Cognito::UserPoolClient');

test('the code flow passes', () => expect(client({ AllowedOAuthFlows: ['code'] })).toEqual(['pass']));

test('a client without OAuth passes', () => expect(client({})).toEqual(['pass']));

test('the implicit flow beside the code flow fails', () => {
  expect(client({ AllowedOAuthFlows: ['code', 'implicit'] })).toEqual(['fail']);
});

test('flows that only show when deploying fail', () => {
  expect(client({ AllowedOAuthFlows: { Ref: 'Flows' } })).toEqual(['fail']);
});
