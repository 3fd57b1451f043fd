import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EndpointService } from './endpoint-services';

export interface InterfaceEndpointsProps {
  readonly vpc: ec2.Vpc;
  /** Address range of the VPC; every address in it may call the services. */
  readonly addressRange: string;
  /** Subnets that get an address of each service: one a zone. */
  readonly subnets: readonly ec2.ISubnet[];
  /** Services; none makes nothing. */
  readonly services: readonly EndpointService[];
}

/** Private addresses of AWS services, under their usual host names, for HTTPS from inside the VPC. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { vpc, services } = props;
    if (services.length === 0) return;

    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'AWS services inside the VPC',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(ec2.Peer.ipv4(props.addressRange), ec2.Port.tcp(443), 'HTTPS from the VPC');
    for (const service of services) {
      new ec2.InterfaceVpcEndpoint(this, pascal(service), {
        vpc,
        service: new ec2.InterfaceVpcEndpointAwsService(service),
        subnets: { subnets: [...props.subnets] },
        securityGroups: [securityGroup],
        privateDnsEnabled: true,
        // The library would add a rule whose address range is only known when it is deployed.
        open: false,
      });
    }
  }
}

/** `ecr.api` becomes `EcrApi`. */
function pascal(service: string): string {
  return service.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
