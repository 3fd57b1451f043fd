import { environmentOf } from '@hipaa-cdk/parameters';
import { Annotations, Fn, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Subnets by purpose, as the network layer publishes them. */
export type SubnetTier = 'public' | 'application' | 'isolated';

export interface PublishedNetworkProps {
  /** What the network layer publishes: `read(scope, networkContract)`. */
  readonly network: { readonly vpcId: string } & Readonly<
    Record<`${SubnetTier}SubnetIds`, readonly string[]>
  >;
  /** Tiers that the reader places resources in. Only these are read. */
  readonly tiers: readonly SubnetTier[];
}

/**
 * The network layer's VPC as another layer sees it: read from its contract, without any lookup in the account.
 * Application subnets appear as private subnets, also where they are the public ones.
 */
export class PublishedNetwork extends Construct {
  readonly vpc: ec2.IVpc;

  constructor(scope: Construct, id: string, props: PublishedNetworkProps) {
    super(scope, id);
    const { network } = props;
    const zones = environmentOf(this).zones;
    const subnets = (tier: SubnetTier): string[] | undefined => {
      if (!props.tiers.includes(tier)) return undefined;
      const subnetIds = [...network[`${tier}SubnetIds`]];
      // The contract lists one subnet a zone, in the order of the environment's zones.
      return zones.map((_, index) => Fn.select(index, subnetIds));
    };
    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: network.vpcId,
      availabilityZones: [...zones],
      publicSubnetIds: subnets('public'),
      privateSubnetIds: subnets('application'),
      isolatedSubnetIds: subnets('isolated'),
    });
    // Routes are the network layer's own business, and not in its contract.
    Annotations.of(this).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');
  }
}
