/** Types that list the subnets in which data stores stand, with the property that does. */
export const subnetGroups: Readonly<Record<string, string>> = {
  'AWS::RDS::DBSubnetGroup': 'SubnetIds',
  'AWS::DocDB::DBSubnetGroup': 'SubnetIds',
  'AWS::Neptune::DBSubnetGroup': 'SubnetIds',
  'AWS::ElastiCache::SubnetGroup': 'SubnetIds',
  'AWS::MemoryDB::SubnetGroup': 'SubnetIds',
  'AWS::Redshift::ClusterSubnetGroup': 'SubnetIds',
  'AWS::DAX::SubnetGroup': 'SubnetIds',
};

/** Types of data stores with the property that lists their security groups. */
export const securityGroupLists: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'VpcSecurityGroupIds',
  'AWS::RDS::DBInstance': 'VPCSecurityGroups',
  'AWS::DocDB::DBCluster': 'VpcSecurityGroupIds',
  'AWS::Neptune::DBCluster': 'VpcSecurityGroupIds',
  'AWS::ElastiCache::ReplicationGroup': 'SecurityGroupIds',
  'AWS::MemoryDB::Cluster': 'SecurityGroupIds',
  'AWS::Redshift::Cluster': 'VpcSecurityGroupIds',
};
