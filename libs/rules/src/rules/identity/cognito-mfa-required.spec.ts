import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoMfaRequired } from './cognito-mfa-required';

const pool = outcomesOf(cognitoMfaRequired, 'AWS::Cognito::UserPool');

test('a second factor for everybody passes', () => {
  expect(pool({ MfaConfiguration: 'ON' })).toEqual(['pass']);
});

test.each([['OPTIONAL'], ['OFF'], [undefined], [{ Ref: 'Mfa' }]])(
  'a second factor that is %p fails',
  (value) => {
    expect(pool({ MfaConfiguration: value })).toEqual(['fail']);
  },
);

test('a condition that leaves it out in one case fails', () => {
  expect(pool({ MfaConfiguration: { 'Fn::If': ['Live', 'ON', 'OFF'] } })).toEqual(['fail']);
});

test('a pool without properties fails', () => expect(pool()).toEqual(['fail']));
