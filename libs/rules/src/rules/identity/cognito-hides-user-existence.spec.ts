import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoHidesUserExistence } from './cognito-hides-user-existence';

const client = outcomesOf(cognitoHidesUserExistence, 'AWS::Cognito::UserPoolClient');

test('hidden users pass', () => {
  expect(client({ PreventUserExistenceErrors: 'ENABLED' })).toEqual(['pass']);
});

test.each([['LEGACY'], [undefined], [{ Ref: 'Errors' }]])('errors %p fail', (value) => {
  expect(client({ PreventUserExistenceErrors: value })).toEqual(['fail']);
});
