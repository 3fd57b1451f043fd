/** How a type of resource may be left behind. `snapshot` types can leave a copy in place of themselves. */
export type Remains = 'retain' | 'snapshot';

/** Types of resources that hold what cannot be made again: records, the keys to read them, and what was said about them. */
export const statefulTypes: Readonly<Record<string, Remains>> = {
  'AWS::Backup::BackupVault': 'retain',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'retain',
  'AWS::CloudTrail::EventDataStore': 'retain',
  'AWS::CodeCommit::Repository': 'retain',
  'AWS::Cognito::UserPool': 'retain',
  'AWS::DocDB::DBCluster': 'snapshot',
  'AWS::DynamoDB::GlobalTable': 'retain',
  'AWS::DynamoDB::Table': 'retain',
  'AWS::EC2::Volume': 'snapshot',
  'AWS::ECR::Repository': 'retain',
  'AWS::EFS::FileSystem': 'retain',
  'AWS::ElastiCache::ReplicationGroup': 'snapshot',
  'AWS::Elasticsearch::Domain': 'retain',
  'AWS::FSx::FileSystem': 'retain',
  'AWS::HealthLake::FHIRDatastore': 'retain',
  'AWS::Kinesis::Stream': 'retain',
  'AWS::KMS::Key': 'retain',
  'AWS::KMS::ReplicaKey': 'retain',
  'AWS::Logs::LogGroup': 'retain',
  'AWS::Neptune::DBCluster': 'snapshot',
  'AWS::OpenSearchService::Domain': 'retain',
  'AWS::RDS::DBCluster': 'snapshot',
  'AWS::RDS::DBInstance': 'snapshot',
  'AWS::Redshift::Cluster': 'snapshot',
  'AWS::S3::Bucket': 'retain',
  'AWS::SecretsManager::Secret': 'retain',
  'AWS::Timestream::Table': 'retain',
};
