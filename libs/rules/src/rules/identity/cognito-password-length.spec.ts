import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoPasswordLength } from './cognito-password-length';

const pool = outcomesOf(cognitoPasswordLength, 'AWS::Cognito::UserPool');

const passwords = (MinimumLength: unknown) => pool({ Policies: { PasswordPolicy: { MinimumLength } } });

test.each([[14], [20], ['14']])('%p characters pass', (length) =>
  expect(passwords(length)).toEqual(['pass']),
);

test.each([[13], [8], ['8'], [undefined], [{ Ref: 'Length' }]])('%p characters fail', (length) => {
  expect(passwords(length)).toEqual(['fail']);
});

test('a pool without a password policy fails', () => expect(pool({ Policies: {} })).toEqual(['fail']));
