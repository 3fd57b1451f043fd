import type { Meanings } from './meaning';

const EMPTY_DATABASE = 'a new, empty database at a new address; down until its readers have the address';
const GONE_DATABASE = 'whatever connects to it stops working';

/** Stores of records, and the keys that open them. */
export const data: Meanings = {
  'AWS::Backup::BackupVault': {
    holds: 'the recovery points in the vault',
    replaced: 'a new, empty vault; plans that name the old one stop working',
    removed: 'plans that name it stop working',
  },
  'AWS::Backup::LogicallyAirGappedBackupVault': {
    holds: 'the recovery points in the vault',
    replaced: 'a new, empty vault with another ARN',
    removed: 'copies to it stop',
  },
  'AWS::CloudTrail::EventDataStore': {
    holds: 'the recorded events',
    replaced: 'a new, empty store; events in between may be missing',
    removed: 'nothing is recorded there any more',
  },
  'AWS::CodeCommit::Repository': {
    holds: 'the repository with its history',
    replaced: 'a new, empty repository',
    removed: 'nobody can push or pull',
  },
  'AWS::DocDB::DBCluster': { holds: 'the database', replaced: EMPTY_DATABASE, removed: GONE_DATABASE },
  'AWS::DynamoDB::GlobalTable': {
    holds: 'the items of the table, in every region',
    replaced: 'a new, empty table; down until it is active',
    removed: 'whatever reads or writes it stops working',
  },
  'AWS::DynamoDB::Table': {
    holds: 'the items of the table',
    replaced: 'a new, empty table with another ARN and stream; down until it is active',
    removed: 'whatever reads or writes it stops working',
  },
  'AWS::EC2::Volume': {
    holds: 'the data of the volume',
    replaced: 'a new, empty volume with another id',
    removed: 'whatever has it mounted stops working',
  },
  'AWS::ECR::Repository': {
    holds: 'the images in the repository',
    replaced: 'a new, empty repository; tasks cannot start until images are pushed again',
    removed: 'tasks that need an image from it cannot start',
  },
  'AWS::EFS::FileSystem': {
    holds: 'the files',
    replaced: 'a new, empty file system with another id; mounts of the old one break',
    removed: 'mounts of it break',
  },
  'AWS::ElastiCache::ReplicationGroup': {
    holds: 'the cached or stored items',
    replaced: 'a new, empty group at a new address; down in between',
    removed: 'whatever connects to it stops working',
  },
  'AWS::Elasticsearch::Domain': {
    holds: 'the indices',
    replaced: 'a new, empty domain at a new address',
    removed: 'searches stop working',
  },
  'AWS::FSx::FileSystem': {
    holds: 'the files',
    replaced: 'a new, empty file system at a new address',
    removed: 'mounts of it break',
  },
  'AWS::HealthLake::FHIRDatastore': {
    holds: 'the health records in the store',
    replaced: 'a new, empty store at a new address',
    removed: 'whatever reads or writes it stops working',
  },
  'AWS::Kinesis::Stream': {
    holds: 'the records that are not yet read',
    replaced: 'a new, empty stream; writers fail until they know it',
    removed: 'writers fail',
  },
  'AWS::KMS::Key': {
    holds: 'the only way to read what the key encrypted',
    replaced: 'a new key with another ARN; what was encrypted before still needs the old one',
    removed: 'deleted after its waiting period; until then it can be brought back',
  },
  'AWS::KMS::ReplicaKey': {
    holds: 'the way to read, in this region, what the key encrypted',
    replaced: 'a new replica',
    removed: 'deleted after its waiting period',
  },
  'AWS::Neptune::DBCluster': { holds: 'the database', replaced: EMPTY_DATABASE, removed: GONE_DATABASE },
  'AWS::OpenSearchService::Domain': {
    holds: 'the indices',
    replaced: 'a new, empty domain at a new address',
    removed: 'searches stop working',
  },
  'AWS::RDS::DBCluster': {
    holds: 'the databases of the cluster, their backups and the master secret',
    replaced: EMPTY_DATABASE,
    removed: GONE_DATABASE,
  },
  'AWS::RDS::DBInstance': {
    holds: 'the database and its backups',
    replaced: EMPTY_DATABASE,
    removed: GONE_DATABASE,
  },
  'AWS::Redshift::Cluster': { holds: 'the warehouse', replaced: EMPTY_DATABASE, removed: GONE_DATABASE },
  'AWS::S3::Bucket': {
    holds: 'the objects in the bucket, all versions',
    replaced: 'a new, empty bucket with another name',
    removed: 'whatever reads or writes it stops working; a bucket that is not empty makes the deploy fail',
  },
  'AWS::SecretsManager::Secret': {
    holds: 'the secret value',
    replaced: 'a new secret with another ARN and a new value; readers need both',
    removed: 'readers fail; it can be brought back during its waiting period',
  },
  'AWS::SQS::Queue': {
    replaced: 'a new queue with another URL; messages that wait in the old one are lost',
    removed: 'messages that wait in it are lost; senders fail',
  },
  'AWS::Timestream::Table': {
    holds: 'the records of the table',
    replaced: 'a new, empty table',
    removed: 'writers fail',
  },
};

/** Who may do what. */
export const identity: Meanings = {
  'AWS::CertificateManager::Certificate': {
    replaced: 'a new certificate with another ARN, which has to be validated',
    removed: 'refused by AWS while anything uses it',
  },
  'AWS::Cognito::IdentityPool': {
    holds: 'the identities that the pool has given out',
    replaced: 'a new pool id; applications must be told, everybody gets another identity',
    removed: 'applications cannot get credentials',
  },
  'AWS::Cognito::UserPool': {
    holds: 'the users, their passwords and their second factors',
    replaced: 'a new, empty pool with another id; everybody has to register again',
    removed: 'nobody can sign in',
  },
  'AWS::Cognito::UserPoolClient': {
    replaced: 'another client id and secret; applications must be told, sessions end',
    removed: 'the application cannot sign anybody in',
  },
  'AWS::Cognito::UserPoolDomain': {
    replaced: 'another address of the sign-in page',
    removed: 'no sign-in page',
  },
  'AWS::IAM::AccessKey': {
    replaced: 'another key; whatever uses the old one fails',
    removed: 'whatever uses it fails',
  },
  'AWS::IAM::Group': { replaced: 'members are moved over', removed: 'members lose what it allows' },
  'AWS::IAM::ManagedPolicy': {
    replaced: 'another ARN; permissions are missing for a moment where it was attached by hand',
    removed: 'whoever has it loses what it allows',
  },
  'AWS::IAM::OIDCProvider': {
    replaced: 'another ARN; whoever signs in through it cannot until the trust names it',
    removed: 'whoever signs in through it cannot any more',
  },
  'AWS::IAM::Policy': { replaced: 'permissions are missing for a moment', removed: 'permissions are gone' },
  'AWS::IAM::Role': {
    replaced: 'another ARN and id; policies elsewhere that name the old one stop working',
    removed: 'whoever works under it is refused',
  },
  'AWS::IAM::User': {
    replaced: 'another user; its keys and passwords are gone',
    removed: 'its keys and passwords are gone',
  },
  'AWS::KMS::Alias': {
    replaced: 'the name is missing for a moment',
    removed: 'whoever uses the name is refused',
  },
  'AWS::S3::BucketPolicy': {
    replaced: 'the bucket has no policy for a moment',
    removed: 'the bucket has no policy any more',
  },
  'AWS::SNS::TopicPolicy': {
    replaced: 'publishers may be refused for a moment',
    removed: 'publishers are refused',
  },
  'AWS::SQS::QueuePolicy': {
    replaced: 'senders may be refused for a moment',
    removed: 'senders are refused',
  },
};
