import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface InternetGatewayProps {
  readonly vpc: ec2.Vpc;
  /** Subnets that get a route to it. */
  readonly subnets: readonly ec2.PublicSubnet[];
}

/** The VPC's door to the internet, for the given subnets only. */
export class InternetGateway extends Construct {
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
