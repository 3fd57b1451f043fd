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

test('strangers who are looked at before they sign up are nobody to judge here', () => {
  const PreSignUp = { 'Fn::GetAtt': ['Allow', 'Arn'] };
  expect(pool({ LambdaConfig: { PreSignUp } })).toEqual([]);
});

test.each([
  [
    'a function that is called for something else',
    { PostConfirmation: { 'Fn::GetAtt': ['Welcome', 'Arn'] } },
  ],
  ['a function that is not there', { PreSignUp: '' }],
  [
    'a function that may be left out',
    { PreSignUp: { 'Fn::If': ['Strict', 'arn', { Ref: 'AWS::NoValue' }] } },
  ],
])('%s looks at nobody', (_, LambdaConfig) => {
  expect(pool({ LambdaConfig })).toEqual(['fail']);
});
