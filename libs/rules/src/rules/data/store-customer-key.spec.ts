import { outcomes } from '../../testing/outcomes';
import { storeCustomerKey } from './store-customer-key';

const ours = { 'Fn::GetAtt': ['Key', 'Arn'] };
const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes(storeCustomerKey, { Key: { Type: 'AWS::KMS::Key' }, Store: { Type, Properties } });

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
