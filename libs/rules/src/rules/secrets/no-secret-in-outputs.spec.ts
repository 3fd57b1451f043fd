import type { TemplateResource } from '@hipaa-cdk/templates';

import { templateOutcomes } from '../../testing/template-outcomes';
import { noSecretInOutputs } from './no-secret-in-outputs';

const Resources: Record<string, TemplateResource> = {
  Key: { Type: 'AWS::IAM::AccessKey' },
  Client: { Type: 'AWS::Cognito::UserPoolClient' },
  Secret: { Type: 'AWS::SecretsManager::Secret' },
};
const Parameters = { Hidden: { Type: 'String', NoEcho: true }, Shown: { Type: 'String' } };
const output = (Value: unknown, name = 'It') =>
  templateOutcomes(noSecretInOutputs, { Resources, Parameters, Outputs: { [name]: { Value } } });

test.each([
  ['a name', { Ref: 'Client' }],
  ['the ARN of a secret', { Ref: 'Secret' }],
  ['the id of an access key', { Ref: 'Key' }],
  ['a shown parameter', { Ref: 'Shown' }],
  ['a text', 'https://app.example.org'],
])('%s passes', (_kind, value) => expect(output(value)).toEqual(['pass It']));

test.each([
  ['the secret of an access key', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }],
  ['the same in one text', { 'Fn::GetAtt': 'Key.SecretAccessKey' }],
  ['the same inside a substitution', { 'Fn::Sub': 'secret=${Key.SecretAccessKey}' }],
  ['the same inside a join', { 'Fn::Join': ['', ['x', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }]] }],
  ['the same in one case of two', { 'Fn::If': ['Live', '', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }] }],
  ['the secret of a client', { 'Fn::GetAtt': ['Client', 'ClientSecret'] }],
  ['a hidden parameter', { Ref: 'Hidden' }],
  ['a secret that is filled in', '{{resolve:secretsmanager:app/db:SecretString:password}}'],
  [
    'a secret that is filled in piece by piece',
    { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, '}}']] },
  ],
])('%s fails', (_kind, value) => expect(output(value)).toEqual(['fail It']));

test('a text under the name of a secret fails', () => {
  expect(output('correct horse', 'DatabasePassword')).toEqual(['fail DatabasePassword']);
});

test('a template without outputs is not judged', () =>
  expect(templateOutcomes(noSecretInOutputs, {})).toEqual([]));
