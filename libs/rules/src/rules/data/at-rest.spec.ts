import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';

const judge = (Properties: Record<string, unknown>) =>
  outcomes('BackupRecoveryPointEncrypted', { Vault: { Type: 'AWS::Backup::BackupVault', Properties } });

test('a vault with a key of ours passes', () => {
  expect(judge({ EncryptionKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } })).toEqual(['pass Vault']);
});

test.each([{}, { EncryptionKeyArn: 'arn:aws:kms:us-east-1:111122223333:alias/aws/backup' }])(
  'a vault with %j fails',
  (properties) => expect(judge(properties)).toEqual(['fail Vault']),
);

describe('KinesisStreamEncrypted', () => {
  const judge = (StreamEncryption: unknown) =>
    outcomes('KinesisStreamEncrypted', {
      Stream: { Type: 'AWS::Kinesis::Stream', Properties: { StreamEncryption } },
    });

  test('a stream with a key of ours passes', () => {
    expect(judge({ EncryptionType: 'KMS', KeyId: { Ref: 'Key' } })).toEqual(['pass Stream', 'pass Stream']);
  });

  test('a stream with a key of AWS fails', () => {
    expect(judge({ EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })).toEqual([
      'pass Stream',
      'fail Stream',
    ]);
  });

  test('a stream without encryption fails', () => {
    expect(judge(undefined)).toEqual(['fail Stream', 'fail Stream']);
  });
});

describe('StoreCustomerKey', () => {
  const ours = { 'Fn::GetAtt': ['Key', 'Arn'] };
  const judge = (Type: string, Properties: Record<string, unknown>) =>
    outcomes('StoreCustomerKey', { Key: { Type: 'AWS::KMS::Key' }, Store: { Type, Properties } });

  test.each([
    ['AWS::RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: ours }],
    ['AWS::RDS::DBInstance', { StorageEncrypted: true, KmsKeyId: ours }],
    ['AWS::DocDB::DBCluster', { StorageEncrypted: true, KmsKeyId: ours }],
    ['AWS::DynamoDB::Table', { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: ours } }],
    [
      'AWS::DynamoDB::GlobalTable',
      {
        SSESpecification: { SSEEnabled: true },
        Replicas: [{ SSESpecification: { KMSMasterKeyId: ours } }],
      },
    ],
    ['AWS::EFS::FileSystem', { Encrypted: true, KmsKeyId: ours }],
    ['AWS::EC2::Volume', { Encrypted: true, KmsKeyId: { Ref: 'KeyOfAnotherLayer' } }],
    ['AWS::OpenSearchService::Domain', { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: ours } }],
    ['AWS::ElastiCache::ReplicationGroup', { AtRestEncryptionEnabled: true, KmsKeyId: ours }],
  ])('%s passes with a key of ours', (type, properties) => {
    expect(judge(type, properties)).toEqual(['pass Store', 'pass Store']);
  });

  test.each([
    ['AWS::SQS::Queue', { KmsMasterKeyId: ours }],
    ['AWS::FSx::FileSystem', { KmsKeyId: ours }],
    ['AWS::ECR::Repository', { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: ours } }],
    ['AWS::CodeCommit::Repository', { KmsKeyId: ours }],
    ['AWS::CloudTrail::EventDataStore', { KmsKeyId: ours }],
    ['AWS::HealthLake::FHIRDatastore', { SseConfiguration: { KmsEncryptionConfig: { KmsKeyId: ours } } }],
  ])('%s, which needs no switch, passes with a key of ours', (type, properties) => {
    expect(judge(type, properties)).toEqual(['pass Store']);
  });

  test.each([
    ['AWS::RDS::DBCluster', { StorageEncrypted: false, KmsKeyId: ours }],
    ['AWS::RDS::DBCluster', { StorageEncrypted: true }],
    ['AWS::DynamoDB::Table', { SSESpecification: { SSEEnabled: true } }],
    ['AWS::DynamoDB::GlobalTable', { SSESpecification: { SSEEnabled: true }, Replicas: [{}] }],
    ['AWS::EC2::Volume', { Encrypted: { Ref: 'Encrypt' }, KmsKeyId: ours }],
    ['AWS::EFS::FileSystem', { Encrypted: true, KmsKeyId: 'alias/aws/elasticfilesystem' }],
    ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }],
    ['AWS::SQS::Queue', { KmsMasterKeyId: 'alias/aws/sqs' }],
    ['AWS::ECR::Repository', { EncryptionConfiguration: { EncryptionType: 'AES256' } }],
    ['AWS::OpenSearchService::Domain', {}],
  ])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toContain('fail Store'));

  test('an instance of a cluster is encrypted by the cluster', () => {
    expect(judge('AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
  });
});

describe('LogGroupCustomerKey', () => {
  const judge = (KmsKeyId?: unknown) =>
    outcomes('LogGroupCustomerKey', { Group: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId } } });

  test('a group with a key of ours passes', () => {
    expect(judge({ 'Fn::GetAtt': ['Key', 'Arn'] })).toEqual(['pass Group']);
  });

  test.each([undefined, { Ref: 'AWS::NoValue' }])('a group with the key %p fails', (key) => {
    expect(judge(key)).toEqual(['fail Group']);
  });
});

describe('TopicCustomerKey', () => {
  const judge = (KmsMasterKeyId?: unknown) =>
    outcomes('TopicCustomerKey', { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } } });

  test('a topic with a key of ours passes', () => expect(judge({ Ref: 'Key' })).toEqual(['pass Topic']));

  test.each([undefined, 'alias/aws/sns'])('a topic with the key %p fails', (key) => {
    expect(judge(key)).toEqual(['fail Topic']);
  });
});

describe('BucketCustomerKey', () => {
  const bucket = (ServerSideEncryptionByDefault: unknown): TemplateResource => ({
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault }] },
    },
  });
  const judge = (encryption: unknown) => outcomes('BucketCustomerKey', { Bucket: bucket(encryption) });

  test.each(['aws:kms', 'aws:kms:dsse'])('a bucket with a key of ours and %s passes', (SSEAlgorithm) => {
    expect(judge({ SSEAlgorithm, KMSMasterKeyID: { Ref: 'Key' } })).toEqual(['pass Bucket']);
  });

  test.each([
    undefined,
    { SSEAlgorithm: 'AES256' },
    { SSEAlgorithm: 'aws:kms' },
    { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' },
    { SSEAlgorithm: { Ref: 'Algorithm' }, KMSMasterKeyID: { Ref: 'Key' } },
  ])('a bucket with %j fails', (encryption) => expect(judge(encryption)).toEqual(['fail Bucket']));

  test('a bucket without encryption fails', () => {
    expect(outcomes('BucketCustomerKey', { Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual(['fail Bucket']);
  });

  test.each([
    [{ SSEAlgorithm: 'AES256' }, 'pass Bucket'],
    [{}, 'fail Bucket'],
  ])('a bucket for access logs with %j: %s', (encryption, expected) => {
    const Source = {
      Type: 'AWS::S3::Bucket',
      Properties: {
        ...bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { Ref: 'Key' } }).Properties,
        LoggingConfiguration: { DestinationBucketName: { Ref: 'Bucket' } },
      },
    };
    expect(outcomes('BucketCustomerKey', { Bucket: bucket(encryption), Source })).toEqual([
      expected,
      'pass Source',
    ]);
  });
});

test.each<readonly [string, object, object]>([
  [
    'AWS::Athena::WorkGroup',
    { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false, ...answers() } },
    { WorkGroupConfiguration: answers() },
  ],
  [
    'AWS::OpenSearchServerless::SecurityPolicy',
    { Type: 'encryption', Policy: '{"AWSOwnedKey":true}' },
    { Type: 'encryption', Policy: '{"AWSOwnedKey":false,"KmsARN":"arn"}' },
  ],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } },
    { DeliveryStreamType: 'KinesisStreamAsSource' },
  ],
  [
    'AWS::EFS::FileSystem',
    {
      Encrypted: true,
      KmsKeyId: { Ref: 'Key' },
      ReplicationConfiguration: { Destinations: [{ Region: 'a' }] },
    },
    { Encrypted: true, KmsKeyId: { Ref: 'Key' } },
  ],
  [
    'AWS::Timestream::Table',
    { MagneticStoreWriteProperties: { MagneticStoreRejectedDataLocation: { S3Configuration: {} } } },
    {},
  ],
  ['AWS::Glue::Job', {}, { SecurityConfiguration: 'ours' }],
  ['AWS::Glue::Crawler', { SecurityConfiguration: 'ours' }, { CrawlerSecurityConfiguration: 'ours' }],
  [
    'AWS::Glue::SecurityConfiguration',
    { EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: 'SSE-S3' }], ...ofGlue() } },
    { EncryptionConfiguration: { S3Encryptions: [{ KmsKeyArn: { Ref: 'Key' } }], ...ofGlue() } },
  ],
])('%s fails with %j and passes with %j', (Type, open, closed) => {
  const judge = (Properties: object) =>
    outcomes('StoreCustomerKey', {
      Key: { Type: 'AWS::KMS::Key' },
      It: { Type, Properties: { ...Properties } } as TemplateResource,
    });
  expect(judge(open)).toContain('fail It');
  expect(judge(closed)).not.toContain('fail It');
});

function answers(): object {
  return { ResultConfiguration: { EncryptionConfiguration: { KmsKey: { Ref: 'Key' } } } };
}

function ofGlue(): object {
  const KmsKeyArn = { Ref: 'Key' };
  return { CloudWatchEncryption: { KmsKeyArn }, JobBookmarksEncryption: { KmsKeyArn } };
}
