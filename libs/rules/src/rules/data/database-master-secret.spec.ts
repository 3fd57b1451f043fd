import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { databaseMasterSecret } from './database-master-secret';

const judge = (Properties: Record<string, unknown>, others: Record<string, TemplateResource> = {}) =>
  outcomes(databaseMasterSecret, { Database: { Type: 'AWS::RDS::DBCluster', Properties }, ...others });

const resolved = {
  'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:password}}']],
};
const secret = { Type: 'AWS::SecretsManager::Secret' };
const schedule = (SecretId: unknown) => ({
  Type: 'AWS::SecretsManager::RotationSchedule',
  Properties: { SecretId },
});

test('a secret that RDS manages with a key of ours passes', () => {
  const properties = { ManageMasterUserPassword: true, MasterUserSecret: { KmsKeyId: { Ref: 'Key' } } };
  expect(judge(properties)).toEqual(['pass Database']);
});

test('a secret that RDS manages with a key of AWS fails', () => {
  expect(judge({ ManageMasterUserPassword: true })).toEqual(['fail Database']);
});

test.each([
  ['literal', 'hunter22'],
  ['taken from a parameter', { Ref: 'Password' }],
  ['missing', undefined],
  ['taken from a secret that does not rotate', resolved],
])('a password that is %s fails', (_, MasterUserPassword) => {
  expect(judge({ MasterUsername: 'root', MasterUserPassword }, { Secret: secret })).toEqual([
    'fail Database',
  ]);
});

test('a password of a secret that rotates passes', () => {
  const others = { Secret: secret, Rotation: schedule({ Ref: 'Secret' }) };
  expect(judge({ MasterUserPassword: resolved }, others)).toEqual(['pass Database']);
});

test('a password in the form of a substitution passes too', () => {
  const password = { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:password}}' };
  const others = { Secret: secret, Rotation: schedule({ Ref: 'Secret' }) };
  expect(judge({ MasterUserPassword: password }, others)).toEqual(['pass Database']);
});

test('a secret that rotates by way of its attachment passes', () => {
  const others = {
    Secret: secret,
    Attachment: {
      Type: 'AWS::SecretsManager::SecretTargetAttachment',
      Properties: { SecretId: { Ref: 'Secret' } },
    },
    Rotation: schedule({ Ref: 'Attachment' }),
  };
  expect(judge({ MasterUserPassword: resolved }, others)).toEqual(['pass Database']);
});

test('a database that takes over its password is not judged', () => {
  expect(judge({ SnapshotIdentifier: 'snapshot' })).toEqual([]);
});
