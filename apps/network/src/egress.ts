import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type NatChoice, zonalGateways } from './settings';
import type { ZoneSubnets } from './zone-subnets';

export interface EgressProps {
  readonly vpc: ec2.Vpc;
  /** Zonal gateways stand in the public subnets; the private ones are routed to them. */
  readonly subnets: ZoneSubnets;
  readonly nat: NatChoice;
}

/** The way out of the private subnets. */
export class Egress extends Construct {
  constructor(scope: Construct, id: string, props: EgressProps) {
    super(scope, id);
    const gateways = props.nat === 'regional' ? [this.regional(props)] : zonal(props);
    props.subnets.private.forEach((subnet, index) => {
      const gateway = gateways[index % gateways.length];
      if (gateway) subnet.addDefaultNatRoute(gateway.attrNatGatewayId);
    });
  }

  private regional({ vpc, subnets }: EgressProps): ec2.CfnNatGateway {
    const gateway = new ec2.CfnNatGateway(this, 'Regional', {
      vpcId: vpc.vpcId,
      availabilityMode: 'regional',
      connectivityType: 'public',
    });
    gateway.node.addDependency(...subnets.public.map((subnet) => subnet.internetConnectivityEstablished));
    return gateway;
  }
}

function zonal({ nat, subnets }: EgressProps): ec2.CfnNatGateway[] {
  const zones = subnets.public.map((subnet) => subnet.availabilityZone);
  return subnets.public.slice(0, zonalGateways(nat, zones)).map((subnet) => subnet.addNatGateway());
}
