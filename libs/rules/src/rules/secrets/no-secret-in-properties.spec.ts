import { TemplateView } from '../../template-view';

import { healthData, outcomes } from '../../testing/outcomes';
import { outcomesOf } from '../../testing/outcomes-of';
import { noSecretInProperties } from './no-secret-in-properties';

const database = outcomesOf(noSecretInProperties, 'AWS::RDS::DBInstance');

test.each([['{{resolve:secretsmanager:app:SecretString:password}}'], [{ Ref: 'Hidden' }]])(
  'the password %j passes',
  (MasterUserPassword) => expect(database({ MasterUserPassword })).toEqual(['pass']),
);

test('a password that is written out fails', () => {
  expect(database({ MasterUserPassword: 'correct horse' })).toEqual(['fail']);
});

test('a verdict does not repeat the password', () => {
  const Properties = { MasterUserPassword: 'correct horse' };
  const view = new TemplateView({ Resources: { It: { Type: 'AWS::RDS::DBInstance', Properties } } });
  expect(JSON.stringify([...noSecretInProperties.evaluate(view, healthData)])).not.toContain('horse');
});

test.each([
  ['AWS::SecretsManager::Secret', { SecretString: '{"password":"correct horse"}' }],
  ['AWS::IAM::User', { LoginProfile: { Password: 'correct horse' } }],
  ['AWS::ElastiCache::ReplicationGroup', { AuthToken: 'correct horse' }],
  ['AWS::Cognito::UserPoolIdentityProvider', { ProviderDetails: { clientSecret: 'correct horse' } }],
])('a secret in %s fails', (Type, Properties) => {
  expect(outcomes(noSecretInProperties, { It: { Type, Properties } })).toEqual(['fail It']);
});

test('switches with such a name are not judged', () => {
  expect(database({ ManageMasterUserPassword: true })).toEqual([]);
});

test('variables of an environment are left to their own rule', () => {
  const lambda = outcomesOf(noSecretInProperties, 'AWS::Lambda::Function');
  expect(lambda({ Environment: { Variables: { DB_PASSWORD: 'correct horse' } } })).toEqual([]);
});
