import { outcomesOf } from '../../testing/outcomes-of';
import { noSecretInPlainParameter } from './no-secret-in-plain-parameter';

const parameter = outcomesOf(noSecretInPlainParameter, 'AWS::SSM::Parameter');

test.each([
  ['/app/secretArn', { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] }],
  ['/app/tokenUrl', 'https://login.example.org/token'],
  ['/app/endpointPort', '5432'],
])('%s passes', (Name, Value) => expect(parameter({ Name, Value })).toEqual(['pass']));

test.each([
  ['/app/password', 'correct horse'],
  ['/app/mode', '{{resolve:secretsmanager:app:SecretString:mode}}'],
  ['/app/address', 'https://app:letmein@example.org'],
])('%s fails', (Name, Value) => expect(parameter({ Name, Value })).toEqual(['fail']));

test('a parameter without a name is called by its logical id', () => {
  expect(parameter({ Value: 'plain' })).toEqual(['pass']);
});
