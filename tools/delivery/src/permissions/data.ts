import { passRole, serviceLinkedRole } from './identity';
import { own } from './own-names';
import { type Permission, type TypePermissions, allow } from './permission';

/** Services take a key into use by a grant, in the name of whoever makes the resource. */
export const useKeys: Permission = allow('kms', 'CreateGrant DescribeKey', own.keys);
const databaseTags: Permission = allow(
  'rds',
  'AddTagsToResource RemoveTagsFromResource ListTagsForResource',
  ...own.databases,
);

export const dataPermissions: TypePermissions = {
  'AWS::KMS::Key': [
    allow('kms', 'CreateKey'),
    allow(
      'kms',
      'DescribeKey GetKeyPolicy GetKeyRotationStatus PutKeyPolicy EnableKey DisableKey EnableKeyRotation DisableKeyRotation UpdateKeyDescription ScheduleKeyDeletion ListResourceTags TagResource UntagResource',
      own.keys,
    ),
  ],
  'AWS::RDS::DBCluster': [
    allow(
      'rds',
      'CreateDBCluster DeleteDBCluster ModifyDBCluster CreateDBClusterSnapshot EnableHttpEndpoint DisableHttpEndpoint AddRoleToDBCluster RemoveRoleFromDBCluster',
      ...own.databases,
      'arn:{partition}:rds:{region}:{account}:cluster-snapshot:*',
    ),
    allow('rds', 'DescribeDBClusters DescribeDBSubnetGroups DescribeDBClusterSnapshots DescribeEvents'),
    allow(
      'secretsmanager',
      'CreateSecret TagResource',
      'arn:{partition}:secretsmanager:{region}:{account}:secret:rds!*',
    ),
    allow('ec2', 'DescribeSecurityGroups DescribeSubnets DescribeVpcs'),
    useKeys,
    databaseTags,
    serviceLinkedRole('rds'),
  ],
  'AWS::RDS::DBClusterParameterGroup': [
    allow(
      'rds',
      'CreateDBClusterParameterGroup DeleteDBClusterParameterGroup ModifyDBClusterParameterGroup ResetDBClusterParameterGroup',
      ...own.databases,
    ),
    allow(
      'rds',
      'DescribeDBClusterParameterGroups DescribeDBClusterParameters DescribeEngineDefaultClusterParameters DescribeDBClusters',
    ),
    databaseTags,
  ],
  'AWS::RDS::DBInstance': [
    allow(
      'rds',
      'CreateDBInstance DeleteDBInstance ModifyDBInstance RebootDBInstance CreateDBSnapshot',
      ...own.databases,
      'arn:{partition}:rds:{region}:{account}:snapshot:*',
    ),
    allow(
      'rds',
      'DescribeDBInstances DescribeDBClusters DescribeDBEngineVersions DescribeDBSnapshots DescribeEvents',
    ),
    allow('ec2', 'DescribeSecurityGroups DescribeSubnets DescribeVpcs'),
    useKeys,
    databaseTags,
    passRole,
  ],
  'AWS::RDS::DBSubnetGroup': [
    allow('rds', 'CreateDBSubnetGroup DeleteDBSubnetGroup ModifyDBSubnetGroup', ...own.databases),
    allow('rds', 'DescribeDBSubnetGroups'),
    allow('ec2', 'DescribeSubnets DescribeVpcs'),
    databaseTags,
  ],
  'AWS::S3::Bucket': [
    allow(
      's3',
      'CreateBucket DeleteBucket ListBucket GetBucketLocation GetBucketTagging PutBucketTagging GetEncryptionConfiguration PutEncryptionConfiguration GetBucketVersioning PutBucketVersioning GetLifecycleConfiguration PutLifecycleConfiguration GetBucketLogging PutBucketLogging GetBucketNotification PutBucketNotification GetBucketPublicAccessBlock PutBucketPublicAccessBlock GetBucketOwnershipControls PutBucketOwnershipControls GetBucketCORS PutBucketCORS GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration GetReplicationConfiguration PutReplicationConfiguration GetMetricsConfiguration PutMetricsConfiguration GetInventoryConfiguration GetAnalyticsConfiguration GetIntelligentTieringConfiguration GetAccelerateConfiguration GetBucketWebsite GetBucketAcl GetBucketPolicy',
      own.buckets,
    ),
    passRole,
  ],
  'AWS::S3::BucketPolicy': [allow('s3', 'GetBucketPolicy PutBucketPolicy DeleteBucketPolicy', own.buckets)],
};
