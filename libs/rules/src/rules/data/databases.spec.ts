import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, syntheticData } from '../../testing/outcomes';

const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes('DatabaseBackupRetention', { Database: { Type, Properties } });

test.each(['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::DocDB::DBCluster'])(
  '%s that is kept for 35 days passes',
  (type) => expect(judge(type, { BackupRetentionPeriod: 35 })).toEqual(['pass Database']),
);

test.each([{ BackupRetentionPeriod: 34 }, {}, { BackupRetentionPeriod: { Ref: 'Days' } }])(
  'a cluster with %j fails',
  (properties) => expect(judge('AWS::RDS::DBCluster', properties)).toEqual(['fail Database']),
);

test.each([{ DBClusterIdentifier: { Ref: 'Cluster' } }, { SourceDBInstanceIdentifier: { Ref: 'Primary' } }])(
  'an instance with %j is backed up elsewhere',
  (properties) => expect(judge('AWS::RDS::DBInstance', properties)).toEqual([]),
);

test('made-up data may be lost', () => {
  const resources = { Database: { Type: 'AWS::RDS::DBCluster' } };
  expect(outcomes('DatabaseBackupRetention', resources, syntheticData)).toEqual([]);
});

describe('DatabaseDeletionProtection', () => {
  const judge = (Type: string, Properties: Record<string, unknown>) =>
    outcomes('DatabaseDeletionProtection', { Database: { Type, Properties } });

  test.each([
    ['AWS::RDS::DBCluster', { DeletionProtection: true }],
    ['AWS::RDS::DBInstance', { DeletionProtection: 'true' }],
    ['AWS::DocDB::DBCluster', { DeletionProtection: true }],
    ['AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }] }],
  ])('%s with %j passes', (type, properties) => expect(judge(type, properties)).toEqual(['pass Database']));

  test.each([
    ['AWS::RDS::DBCluster', {}],
    ['AWS::RDS::DBInstance', { DeletionProtection: false }],
    ['AWS::Neptune::DBCluster', { DeletionProtection: { Ref: 'Protected' } }],
    ['AWS::DynamoDB::Table', {}],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }, {}] }],
  ])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Database']));

  test('an instance of a cluster is protected by the cluster', () => {
    expect(judge('AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
  });

  test('where data goes with its stack nothing is judged', () => {
    const resources = { Database: { Type: 'AWS::RDS::DBCluster' } };
    expect(outcomes('DatabaseDeletionProtection', resources, syntheticData)).toEqual([]);
  });
});

describe('DatabaseIamAuthentication', () => {
  const judge = (Type: string, Properties: object) =>
    outcomes('DatabaseIamAuthentication', { Database: { Type, Properties: { ...Properties } } });

  test('a cluster with IAM authentication passes', () => {
    const properties = { Engine: 'aurora-postgresql', EnableIAMDatabaseAuthentication: true };
    expect(judge('AWS::RDS::DBCluster', properties)).toEqual(['pass Database']);
  });

  test.each([
    {},
    { EnableIAMDatabaseAuthentication: false },
    { EnableIAMDatabaseAuthentication: { Ref: 'Iam' } },
  ])('an instance with %j fails', (properties) => {
    expect(judge('AWS::RDS::DBInstance', { Engine: 'mysql', ...properties })).toEqual(['fail Database']);
  });

  test('an engine that does not know it is not judged', () => {
    expect(judge('AWS::RDS::DBInstance', { Engine: 'oracle-ee' })).toEqual([]);
  });

  test('an instance of a cluster is not judged', () => {
    expect(judge('AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
  });
});

describe('DatabaseMasterSecret', () => {
  const judge = (Properties: Record<string, unknown>, others: Record<string, TemplateResource> = {}) =>
    outcomes('DatabaseMasterSecret', { Database: { Type: 'AWS::RDS::DBCluster', Properties }, ...others });

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
});

describe('DatabaseNotPublic', () => {
  const judge = (Type: string, Properties: Record<string, unknown>) =>
    outcomes('DatabaseNotPublic', { Database: { Type, Properties } });

  test.each([
    ['AWS::RDS::DBInstance', { PubliclyAccessible: false }],
    ['AWS::RDS::DBCluster', {}],
    ['AWS::Redshift::Cluster', { PubliclyAccessible: 'false' }],
  ])('%s with %j passes', (type, properties) => expect(judge(type, properties)).toEqual(['pass Database']));

  test.each([
    ['AWS::RDS::DBInstance', { PubliclyAccessible: true }],
    ['AWS::RDS::DBInstance', {}],
    ['AWS::RDS::DBInstance', { PubliclyAccessible: { Ref: 'Public' } }],
    ['AWS::RDS::DBCluster', { PubliclyAccessible: true }],
    ['AWS::DMS::ReplicationInstance', {}],
  ])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Database']));
});

describe('DatabaseStatisticsKey', () => {
  const judge = (Type: string, Properties: Record<string, unknown>) =>
    outcomes('DatabaseStatisticsKey', { Database: { Type, Properties } });
  const key = { Ref: 'Key' };

  test.each([
    ['AWS::RDS::DBCluster', { PerformanceInsightsEnabled: true, PerformanceInsightsKmsKeyId: key }],
    ['AWS::RDS::DBInstance', { EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: key }],
  ])('%s with a key for its statistics passes', (type, properties) => {
    expect(judge(type, properties)).toEqual(['pass Database']);
  });

  test.each([
    ['AWS::RDS::DBCluster', { PerformanceInsightsEnabled: true }],
    [
      'AWS::RDS::DBInstance',
      { EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: 'alias/aws/rds' },
    ],
  ])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Database']));

  test('a database without statistics is not judged', () => {
    expect(judge('AWS::RDS::DBCluster', {})).toEqual([]);
  });
});

describe('AuroraMultiZone', () => {
  const cluster: TemplateResource = {
    Type: 'AWS::RDS::DBCluster',
    Properties: { Engine: 'aurora-postgresql', DBClusterIdentifier: 'records' },
  };
  const member = (AvailabilityZone?: unknown, owner: unknown = { Ref: 'Cluster' }): TemplateResource => ({
    Type: 'AWS::RDS::DBInstance',
    Properties: { DBClusterIdentifier: owner, ...(AvailabilityZone ? { AvailabilityZone } : {}) },
  });
  const judge = (...members: readonly TemplateResource[]) =>
    outcomes('AuroraMultiZone', {
      Cluster: cluster,
      ...Object.fromEntries(members.map((one, i) => [`M${i}`, one])),
    });

  test.each([
    ['in two zones', [member('us-east-1a'), member('us-east-1b')]],
    ['that Aurora places', [member(), member()]],
    [
      'in zones that a function names',
      [member({ 'Fn::Select': [0, 'z'] }), member({ 'Fn::Select': [1, 'z'] })],
    ],
    ['that name their cluster', [member('us-east-1a', 'records'), member('us-east-1b', 'records')]],
  ])('a cluster with two instances %s passes', (_, members) => {
    expect(judge(...members)).toEqual(['pass Cluster']);
  });

  test.each([
    ['no instance', []],
    ['one instance', [member()]],
    ['two instances in one zone', [member('us-east-1a'), member('us-east-1a')]],
    ['an instance of another cluster', [member(), member(undefined, { Ref: 'Other' })]],
  ])('a cluster with %s fails', (_, members) => expect(judge(...members)).toEqual(['fail Cluster']));

  test('a multi-zone cluster of another engine passes', () => {
    const Properties = { Engine: 'postgres', DBClusterInstanceClass: 'db.m6gd.large' };
    const resources = { Cluster: { Type: 'AWS::RDS::DBCluster', Properties } };
    expect(outcomes('AuroraMultiZone', resources)).toEqual(['pass Cluster']);
  });

  test('made-up data may live in one zone', () => {
    expect(outcomes('AuroraMultiZone', { Cluster: cluster }, syntheticData)).toEqual([]);
  });
});
