import { DatabaseAccess } from '@hipaa-cdk/web-front';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface InstanceSecurityGroupProps {
  readonly vpc: ec2.IVpc;
  /** Group of the load balancer, the only one that is let in. */
  readonly loadBalancer: ec2.SecurityGroup;
}

/** Port of the proxy that Beanstalk puts before the application on every machine. */
export const PROXY_PORT = 80;

/**
 * What machines may be asked and what they may ask: the load balancer in; AWS, packages and the database out. Names and
 * the time of day come from the VPC itself, past every security group.
 */
export class InstanceSecurityGroup extends ec2.SecurityGroup {
  constructor(scope: Construct, id: string, props: InstanceSecurityGroupProps) {
    super(scope, id, {
      vpc: props.vpc,
      description: 'Machines of the application: let the load balancer in, reach AWS and the database',
      allowAllOutbound: false,
    });
    this.connections.allowFrom(props.loadBalancer, ec2.Port.tcp(PROXY_PORT), 'the load balancer');
    this.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS, and packages from their sources');
    new DatabaseAccess(this, 'Database', { client: this, description: 'machines of the application' });
  }
}
