import { templateOutcomes } from '../../testing/template-outcomes';
import { noSecretInMetadata } from './no-secret-in-metadata';

const bucket = (Metadata: Readonly<Record<string, unknown>>) =>
  templateOutcomes(noSecretInMetadata, { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Metadata } } });

test('notes pass', () => expect(bucket({ Notes: 'kept for six years' })).toEqual(['pass Bucket']));

test.each(['aws:cdk:path', 'aws:asset:path'])('%s of the CDK is not judged', (name) => {
  expect(bucket({ [name]: 'Storage/Bucket/Resource' })).toEqual([]);
});

test('a password deep inside fails', () => {
  expect(bucket({ Notes: { login: [{ password: 'correct horse' }] } })).toEqual(['fail Bucket']);
});

test('metadata of the template is judged', () => {
  const key = '-----BEGIN RSA PRIVATE' + ' KEY-----';
  expect(templateOutcomes(noSecretInMetadata, { Metadata: { Notes: key } })).toEqual(['fail Template']);
});

test('a hidden parameter fails, as metadata shows it', () => {
  const Parameters = { Hidden: { Type: 'String', NoEcho: 'true' } };
  expect(
    templateOutcomes(noSecretInMetadata, { Parameters, Metadata: { Notes: { Ref: 'Hidden' } } }),
  ).toEqual(['fail Template']);
});

test('a start script is left to its own rule', () => {
  expect(bucket({ 'AWS::CloudFormation::Init': { config: { password: 'correct horse' } } })).toEqual([]);
});
