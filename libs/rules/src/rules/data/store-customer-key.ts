import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule, type PropertyCheck } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';
import { databaseTypes, standsAlone } from './database-engine';

const on = (property: string, ...types: readonly string[]): PropertyCheck => ({
  types,
  property,
  holds: isTrue,
  problem: 'it is not encrypted',
});

const key = (property: string, ...types: readonly string[]): PropertyCheck => ({
  types,
  property,
  holds: isCustomerKey,
  problem: 'it is not encrypted with a key of your own',
});

/**
 * Buckets, streams, vaults, log groups and topics have rules of their own. Copies and restores take over the key of what
 * they come from; they are judged like the rest, because the template does not show that key.
 */
export const storeCustomerKey = propertyRule({
  id: 'StoreCustomerKey',
  description: 'Databases, disks, file systems, queues and images are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Turn encryption on and name a KMS key of your own.',
  checks: [
    ...[on('StorageEncrypted', ...databaseTypes), key('KmsKeyId', ...databaseTypes)].map((check) => ({
      ...check,
      when: standsAlone,
    })),
    on('StorageEncrypted', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'),
    key('KmsKeyId', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'),
    on('SSESpecification.SSEEnabled', 'AWS::DynamoDB::Table'),
    key('SSESpecification.KMSMasterKeyId', 'AWS::DynamoDB::Table'),
    on('SSESpecification.SSEEnabled', 'AWS::DynamoDB::GlobalTable'),
    key('Replicas.*.SSESpecification.KMSMasterKeyId', 'AWS::DynamoDB::GlobalTable'),
    on('Encrypted', 'AWS::EFS::FileSystem', 'AWS::EC2::Volume', 'AWS::Redshift::Cluster'),
    key('KmsKeyId', 'AWS::EFS::FileSystem', 'AWS::EC2::Volume', 'AWS::Redshift::Cluster'),
    key('KmsKeyId', 'AWS::FSx::FileSystem'),
    key('KmsMasterKeyId', 'AWS::SQS::Queue'),
    on('EncryptionAtRestOptions.Enabled', 'AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'),
    key('EncryptionAtRestOptions.KmsKeyId', 'AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'),
    on('AtRestEncryptionEnabled', 'AWS::ElastiCache::ReplicationGroup'),
    key('KmsKeyId', 'AWS::ElastiCache::ReplicationGroup'),
    key('EncryptionConfiguration.KmsKey', 'AWS::ECR::Repository'),
    key('KmsKeyId', 'AWS::CodeCommit::Repository'),
    key('KmsKeyId', 'AWS::CloudTrail::EventDataStore'),
    key('SseConfiguration.KmsEncryptionConfig.KmsKeyId', 'AWS::HealthLake::FHIRDatastore'),
  ],
});
