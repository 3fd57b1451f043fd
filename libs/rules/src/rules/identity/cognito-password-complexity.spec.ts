import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoPasswordComplexity } from './cognito-password-complexity';

const pool = outcomesOf(cognitoPasswordComplexity, 'AWS::Cognito::UserPool');

const all = { RequireLowercase: true, RequireUppercase: true, RequireNumbers: 'true', RequireSymbols: true };

test('all four kinds pass, each as evidence of its own', () => {
  expect(pool({ Policies: { PasswordPolicy: all } })).toEqual(['pass', 'pass', 'pass', 'pass']);
});

test.each(Object.keys(all))('passwords without %s fail', (kind) => {
  const PasswordPolicy = { ...all, [kind]: false };
  expect(pool({ Policies: { PasswordPolicy } }).filter((outcome) => outcome === 'fail')).toHaveLength(1);
});

test('a pool without a password policy fails for each kind', () => {
  expect(pool({})).toEqual(['fail', 'fail', 'fail', 'fail']);
});
