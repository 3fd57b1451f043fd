import { aws_rds as rds } from 'aws-cdk-lib';

/** What every instance has, whatever its part. */
const shared: rds.ClusterInstanceOptions = {
  publiclyAccessible: false,
  autoMinorVersionUpgrade: true,
  caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
};

/** The instances of a cluster: a writer, and readers that are always large enough to take its place. */
export interface ClusterInstances {
  readonly writer: rds.IClusterInstance;
  readonly readers: rds.IClusterInstance[];
}

/**
 * Spreads instances over zones: the writer in the first, every reader in the one after.
 *
 * @param readers number of instances beside the writer
 * @param zones full zone names, two or more
 */
export function clusterInstances(readers: number, zones: readonly string[]): ClusterInstances {
  const zone = (index: number): string | undefined => zones[index % zones.length];
  return {
    writer: rds.ClusterInstance.serverlessV2('Writer', { ...shared, availabilityZone: zone(0) }),
    readers: Array.from({ length: readers }, (_, index) =>
      rds.ClusterInstance.serverlessV2(`Reader${index + 1}`, {
        ...shared,
        scaleWithWriter: true,
        availabilityZone: zone(index + 1),
      }),
    ),
  };
}
