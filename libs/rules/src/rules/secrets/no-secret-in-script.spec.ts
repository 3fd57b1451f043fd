import { outcomes } from '../../testing/outcomes';
import { outcomesOf } from '../../testing/outcomes-of';
import { noSecretInScript } from './no-secret-in-script';

const instance = outcomesOf(noSecretInScript, 'AWS::EC2::Instance');
const exported = '#!/bin/sh\nexport DB_PASSWORD="tr0ub4dor"\n';

test('a script that fetches its secret passes', () => {
  const script = 'PASSWORD=$(aws secretsmanager get-secret-value --secret-id ${SecretArn})';
  expect(instance({ UserData: { 'Fn::Base64': { 'Fn::Sub': script } } })).toEqual(['pass']);
});

test.each([
  ['as text', { 'Fn::Base64': exported }],
  ['in Base64', Buffer.from(exported).toString('base64')],
  [
    'that is filled in',
    { 'Fn::Base64': { 'Fn::Sub': 'echo {{resolve:secretsmanager:app:SecretString:password}}' } },
  ],
])('a secret %s fails', (_kind, UserData) => expect(instance({ UserData })).toEqual(['fail']));

test('a launch template is judged', () => {
  const template = outcomesOf(noSecretInScript, 'AWS::EC2::LaunchTemplate');
  expect(template({ LaunchTemplateData: { UserData: { 'Fn::Base64': exported } } })).toEqual(['fail']);
});

test('a launch configuration is judged', () => {
  const configuration = outcomesOf(noSecretInScript, 'AWS::AutoScaling::LaunchConfiguration');
  expect(configuration({ UserData: { 'Fn::Base64': exported } })).toEqual(['fail']);
});

test('inline code of a function is judged', () => {
  const key = 'AKIA' + 'IOSFODNN7EXAMPLE';
  const lambda = outcomesOf(noSecretInScript, 'AWS::Lambda::Function');
  expect(lambda({ Code: { ZipFile: `const id = "${key}";` } })).toEqual(['fail']);
});

test('a start script in metadata is judged', () => {
  const Metadata = {
    'AWS::CloudFormation::Init': { config: { commands: { one: { env: { PASSWORD: 'x1' } } } } },
  };
  expect(outcomes(noSecretInScript, { Server: { Type: 'AWS::EC2::Instance', Metadata } })).toEqual([
    'fail Server',
  ]);
});

test('a server without a script is not judged', () => expect(instance({})).toEqual([]));
