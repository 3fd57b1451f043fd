import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoSignUpByAdministrator } from './cognito-sign-up-by-administrator';

const pool = outcomesOf(cognitoSignUpByAdministrator, 'AWS::Cognito::UserPool');

const signUp = (AllowAdminCreateUserOnly: unknown) =>
  pool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly } });

test('users made by an administrator pass', () => expect(signUp(true)).toEqual(['pass']));

test.each([[false], ['false'], [undefined], [{ Ref: 'SignUp' }]])(
  'administrators only: %p fails',
  (value) => {
    expect(signUp(value)).toEqual(['fail']);
  },
);

test('a pool that says nothing fails, as everybody may sign up', () => expect(pool({})).toEqual(['fail']));
