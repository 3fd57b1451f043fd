import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoMfaBeyondTextMessages } from './cognito-mfa-beyond-text-messages';

const pool = outcomesOf(cognitoMfaBeyondTextMessages, 'AWS::Cognito::UserPool');

test('an authenticator app beside text messages passes', () => {
  expect(pool({ EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })).toEqual(['pass']);
});

test.each([[['SMS_MFA']], [['EMAIL_OTP', 'SMS_MFA']], [[]], [undefined], [{ Ref: 'Factors' }]])(
  'factors %j fail',
  (factors) => expect(pool({ EnabledMfas: factors })).toEqual(['fail']),
);
