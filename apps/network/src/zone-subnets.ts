import { environmentOf } from '@hipaa-cdk/parameters';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { subnetRange, zoneLetter, type Tier } from './address-plan';

interface InternetGatewayProps {
  readonly vpc: ec2.Vpc;
  /** Subnets that get a route to it. */
  readonly subnets: readonly ec2.PublicSubnet[];
}

/** The VPC's door to the internet, for the given subnets only. */
class InternetGateway extends Construct {
  constructor(scope: Construct, id: string, props: InternetGatewayProps) {
    super(scope, id);
    const gateway = new ec2.CfnInternetGateway(this, 'Gateway');
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'Attachment', {
      vpcId: props.vpc.vpcId,
      internetGatewayId: gateway.ref,
    });
    for (const subnet of props.subnets) subnet.addDefaultInternetRoute(gateway.ref, attachment);
  }
}

export interface ZoneSubnetsProps {
  readonly vpc: ec2.Vpc;
  /** Address range of the VPC. */
  readonly addressRange: string;
  /** Kinds of subnets to make. */
  readonly tiers: readonly Tier[];
}

/**
 * One subnet a tier and zone, each in a construct named after both: a zone that comes or goes leaves the logical ids of
 * all other subnets as they are. The library's own subnets are numbered, so that dropping the first zone renames the rest.
 */
export class ZoneSubnets extends Construct {
  readonly public: readonly ec2.PublicSubnet[];
  /** Empty without the tier `private`. */
  readonly private: readonly ec2.PrivateSubnet[];
  readonly isolated: readonly ec2.PrivateSubnet[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ZoneSubnetsProps,
  ) {
    super(scope, id);
    this.public = this.make('public', 'Public', ec2.PublicSubnet);
    this.private = this.make('private', 'Private', ec2.PrivateSubnet);
    this.isolated = this.make('isolated', 'Isolated', ec2.PrivateSubnet);
    new InternetGateway(this, 'Internet', { vpc: props.vpc, subnets: this.public });
  }

  get all(): readonly ec2.Subnet[] {
    return [...this.public, ...this.private, ...this.isolated];
  }

  /** Where application code runs. */
  get application(): readonly ec2.Subnet[] {
    return this.private.length > 0 ? this.private : this.public;
  }

  private make<S extends ec2.Subnet>(
    tier: Tier,
    name: string,
    SubnetClass: new (scope: Construct, id: string, props: ec2.SubnetProps) => S,
  ): S[] {
    const { vpc, addressRange, tiers } = this.props;
    if (!tiers.includes(tier)) return [];
    return environmentOf(this).zones.map(
      (zone) =>
        new SubnetClass(this, `${name}${zoneLetter(zone).toUpperCase()}`, {
          vpcId: vpc.vpcId,
          availabilityZone: zone,
          cidrBlock: subnetRange(addressRange, tier, zone),
          mapPublicIpOnLaunch: false,
        }),
    );
  }
}
