import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { bucketRoles } from '../../reading/bucket-roles';
import { isCustomerKey } from '../../reading/customer-key';
import { judged, propertyRule, type PropertyCheck } from '../../reading/property-rule';
import { readings, isGiven, isRecord, isTrue, written } from '../../reading/values';
import { databaseTypes, standsAlone } from './database-engine';

const BUCKET_DEFAULT = 'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault';

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

export const atRestRules: readonly Rule[] = [
  /** Buckets for server access logs and for logs of load balancers may have the keys of S3: AWS delivers into no others. */
  {
    id: 'BucketCustomerKey',
    description: 'Objects are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set SSEAlgorithm to aws:kms and KMSMasterKeyID to a key of your own.',
    evaluate: (template) =>
      template.resources('AWS::S3::Bucket').map((bucket) => bucketVerdict(bucket, template)),
  },

  /** AWS Config rule: BACKUP_RECOVERY_POINT_ENCRYPTED. Recovery points take the key of their vault, so the vault is judged. */
  propertyRule({
    id: 'BackupRecoveryPointEncrypted',
    description: 'Recovery points are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set EncryptionKeyArn of the vault to a key of your own.',
    checks: [
      {
        types: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
        property: 'EncryptionKeyArn',
        holds: isCustomerKey,
        problem: 'its recovery points are not encrypted with a key of your own',
      },
    ],
  }),

  /** AWS Config rule: KINESIS_STREAM_ENCRYPTED. It is content with any key; this one wants one of the account's own. */
  propertyRule({
    id: 'KinesisStreamEncrypted',
    description: 'Streams are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set StreamEncryption.EncryptionType to KMS and StreamEncryption.KeyId to a key of your own.',
    checks: [
      {
        types: ['AWS::Kinesis::Stream'],
        property: 'StreamEncryption.EncryptionType',
        holds: (value) => value === 'KMS',
        problem: 'it is not encrypted',
      },
      {
        types: ['AWS::Kinesis::Stream'],
        property: 'StreamEncryption.KeyId',
        holds: isCustomerKey,
        problem: 'it is not encrypted with a key of your own',
      },
    ],
  }),

  /**
   * Buckets, streams, vaults, log groups and topics have rules of their own. Copies and restores take over the key of what
   * they come from; they are judged like the rest, because the template does not show that key.
   */
  propertyRule({
    id: 'StoreCustomerKey',
    description:
      'Databases, disks, file systems, queues and images are encrypted with a customer managed key',
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
      on('StorageEncrypted', 'AWS::RDS::GlobalCluster'),
      key(
        'KmsKeyId',
        ...[
          'AWS::DMS::ReplicationInstance',
          'AWS::ElastiCache::ServerlessCache',
          'AWS::KinesisVideo::Stream',
        ],
        ...[
          'AWS::MemoryDB::Cluster',
          'AWS::RedshiftServerless::Namespace',
          'AWS::SageMaker::NotebookInstance',
        ],
        ...['AWS::Timestream::Database', 'AWS::SageMaker::EndpointConfig'],
      ),
      key('KmsKeyIdentifier', 'AWS::Events::EventBus'),
      key('KmsKeyArn', 'AWS::HealthImaging::Datastore'),
      key(
        'SseConfig.KeyArn',
        ...['AWS::Omics::AnnotationStore', 'AWS::Omics::ReferenceStore', 'AWS::Omics::SequenceStore'],
        'AWS::Omics::VariantStore',
      ),
      key('ServerSideEncryptionConfiguration.KmsKeyId', 'AWS::Kendra::Index'),
      key(
        'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.KMSMasterKeyID',
        'AWS::S3Express::DirectoryBucket',
      ),
      key('EncryptionConfiguration.KMSKeyArn', 'AWS::S3Tables::TableBucket'),
      key('EncryptionOptions.KmsKeyId', 'AWS::AmazonMQ::Broker'),
      key('EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId', 'AWS::MSK::Cluster'),
      key('EncryptionConfig.*.Provider.KeyArn', 'AWS::EKS::Cluster'),
      key('CustomerEncryptionKeyArn', 'AWS::Bedrock::Agent'),
      key(
        'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey',
        'AWS::Athena::WorkGroup',
      ),
      {
        types: ['AWS::Athena::WorkGroup'],
        property: 'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
        holds: (value) => value === undefined || isTrue(value),
        problem: 'whoever asks may have answers written elsewhere, without a key',
      },
      {
        types: ['AWS::OpenSearchServerless::SecurityPolicy'],
        property: 'Policy',
        holds: (value) => !/AWSOwnedKey\\*"\s*:\s*true/i.test(written(value)),
        problem: 'its collections are not encrypted with a key of your own',
        when: ({ properties }) => properties['Type'] === 'encryption',
      },
      {
        types: ['AWS::KinesisFirehose::DeliveryStream'],
        property: 'DeliveryStreamEncryptionConfigurationInput.KeyARN',
        holds: isCustomerKey,
        problem: 'it is not encrypted with a key of your own',
        when: ({ properties }) => !/AsSource$/.test(String(properties['DeliveryStreamType'])),
      },
      {
        types: ['AWS::EFS::FileSystem'],
        property: 'ReplicationConfiguration.Destinations.*.KmsKeyId',
        holds: isCustomerKey,
        problem: 'its copy is not encrypted with a key of your own',
        when: ({ properties }) =>
          readings(properties, 'ReplicationConfiguration.Destinations.*').some(
            (one) => isRecord(one) && one['FileSystemId'] === undefined,
          ),
      },
      {
        types: ['AWS::Timestream::Table'],
        property: 'MagneticStoreWriteProperties.MagneticStoreRejectedDataLocation.S3Configuration.KmsKeyId',
        holds: isCustomerKey,
        problem: 'what it rejects is not encrypted with a key of your own',
        when: ({ properties }) =>
          readings(properties, 'MagneticStoreWriteProperties.MagneticStoreRejectedDataLocation').some(
            isGiven,
          ),
      },
      key('EncryptionConfiguration.S3Encryptions.*.KmsKeyArn', 'AWS::Glue::SecurityConfiguration'),
      key('EncryptionConfiguration.CloudWatchEncryption.KmsKeyArn', 'AWS::Glue::SecurityConfiguration'),
      key('EncryptionConfiguration.JobBookmarksEncryption.KmsKeyArn', 'AWS::Glue::SecurityConfiguration'),
      ...[
        ['AWS::Glue::Job', 'SecurityConfiguration'],
        ['AWS::Glue::DevEndpoint', 'SecurityConfiguration'],
        ['AWS::Glue::Crawler', 'CrawlerSecurityConfiguration'],
      ].map(([type = '', property = '']) => ({
        types: [type],
        property,
        holds: isGiven,
        problem: 'no security configuration says with which keys its output and logs are encrypted',
      })),
      on('RootVolumeEncryptionEnabled', 'AWS::WorkSpaces::Workspace'),
      on('UserVolumeEncryptionEnabled', 'AWS::WorkSpaces::Workspace'),
      {
        types: ['AWS::Glue::DataCatalogEncryptionSettings'],
        property: 'DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode',
        holds: (value) => /^SSE-KMS/.test(String(value)),
        problem: 'what it knows of the data is not encrypted',
      },
      on(
        'DataCatalogEncryptionSettings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted',
        'AWS::Glue::DataCatalogEncryptionSettings',
      ),
    ],
  }),

  propertyRule({
    id: 'LogGroupCustomerKey',
    description: 'Logs are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set KmsKeyId to a key of your own that lets the service of CloudWatch Logs in.',
    checks: [
      {
        types: ['AWS::Logs::LogGroup'],
        property: 'KmsKeyId',
        holds: isCustomerKey,
        problem: 'it is not encrypted with a key of your own',
      },
    ],
  }),

  /** The key of AWS does not do for alarms either: CloudWatch cannot use it, and such an alarm is never delivered. */
  propertyRule({
    id: 'TopicCustomerKey',
    description: 'Messages of topics are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set KmsMasterKeyId to a key of your own that lets the publishers in.',
    checks: [
      {
        types: ['AWS::SNS::Topic'],
        property: 'KmsMasterKeyId',
        holds: isCustomerKey,
        problem: 'it is not encrypted with a key of your own',
      },
    ],
  }),
];

function bucketVerdict(bucket: ViewedResource, template: TemplateView): Verdict {
  const roles = bucketRoles(bucket, template);
  const mayHaveKeysOfS3 = roles.has('access-logs') || roles.has('load-balancer-logs');
  const defaults = readings(bucket.properties, BUCKET_DEFAULT);
  const holds = defaults.every(
    (value) => isOurs(value, template) || (mayHaveKeysOfS3 && algorithm(value) === 'AES256'),
  );
  const problem = 'it is not encrypted with a key of your own';
  return judged(bucket, { property: BUCKET_DEFAULT, value: defaults[0], holds, problem });
}

function isOurs(value: unknown, template: TemplateView): boolean {
  return (
    String(algorithm(value)).startsWith('aws:kms') &&
    readings(value, 'KMSMasterKeyID').every((key) => isCustomerKey(key, template))
  );
}

function algorithm(value: unknown): unknown {
  return readings(value, 'SSEAlgorithm')[0];
}
