import { aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface ClusterNetworkProps {
  /** A VPC with isolated subnets. */
  readonly vpc: ec2.IVpc;
}

/** Where a cluster lives: subnets without a route to the internet, behind a security group that lets nobody in or out. */
export class ClusterNetwork extends Construct {
  readonly subnets: ec2.SubnetSelection = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  readonly subnetGroup: rds.SubnetGroup;
  /** Clients open it for themselves, with a rule in their own stack. */
  readonly securityGroup: ec2.SecurityGroup;

  constructor(scope: Construct, id: string, props: ClusterNetworkProps) {
    super(scope, id);
    const { vpc } = props;
    this.subnetGroup = new rds.SubnetGroup(this, 'Subnets', {
      vpc,
      vpcSubnets: this.subnets,
      description: 'Isolated subnets of the database',
    });
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Database cluster: clients let themselves in, nothing goes out',
      allowAllOutbound: false,
    });
  }
}
