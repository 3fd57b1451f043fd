import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoTokenRevocation } from './cognito-token-revocation';

const client = outcomesOf(cognitoTokenRevocation, 'AWS::Cognito::UserPoolClient');

test.each([[true], [undefined]])('revocation %p passes', (value) => {
  expect(client({ EnableTokenRevocation: value })).toEqual(['pass']);
});

test.each([[false], ['false'], [{ Ref: 'Revocation' }]])('revocation %p fails', (value) => {
  expect(client({ EnableTokenRevocation: value })).toEqual(['fail']);
});
