import { databasePort } from '@hipaa-cdk/contracts-database';
import { environmentOf } from '@hipaa-cdk/parameters';
import { aws_ec2 as ec2, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface BastionNetworkProps {
  /** A VPC with application subnets. */
  readonly vpc: ec2.IVpc;
  /**
   * Security group of the database, which is opened for the machine.
   *
   * @default - there is no database
   */
  readonly databaseGroupId?: string;
}

/** Where the machine stands, and whom it may speak to. Nobody may speak to it: its sessions begin at the machine. */
export class BastionNetwork extends Construct {
  readonly subnet: ec2.ISubnet;
  readonly securityGroup: ec2.SecurityGroup;

  constructor(scope: Construct, id: string, { vpc, databaseGroupId }: BastionNetworkProps) {
    super(scope, id);
    // One machine stands in one zone: the first.
    [this.subnet] = vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }).subnets as [
      ec2.ISubnet,
    ];
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Bastion: nothing comes in',
      allowAllOutbound: false,
    });
    this.securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services, over TLS');
    if (databaseGroupId) this.openDatabase(databaseGroupId);
  }

  private openDatabase(groupId: string): void {
    const database = ec2.SecurityGroup.fromSecurityGroupId(this, 'Database', groupId);
    const port = ec2.Port.tcp(databasePort(environmentOf(this)));
    this.securityGroup.addEgressRule(database, port, 'Database');
    database.addIngressRule(this.securityGroup, port, 'Operators through the bastion');
  }
}

interface InstanceConnectProps {
  readonly vpc: ec2.IVpc;
  readonly subnet: ec2.ISubnet;
  /** Security group of the machine, which is opened for the endpoint. */
  readonly machineGroup: ec2.ISecurityGroup;
}

/** SSH to the machine through AWS, from wherever IAM lets somebody in. No address of the machine is open for it. */
export class InstanceConnect extends Construct {
  readonly endpointArn: string;

  constructor(scope: Construct, id: string, { vpc, subnet, machineGroup }: InstanceConnectProps) {
    super(scope, id);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Instance Connect Endpoint: SSH to the bastion',
      allowAllOutbound: false,
    });
    const ssh = ec2.Port.tcp(22);
    securityGroup.addEgressRule(machineGroup, ssh, 'SSH to the bastion');
    machineGroup.addIngressRule(securityGroup, ssh, 'SSH from the Instance Connect Endpoint');
    const endpoint = new ec2.CfnInstanceConnectEndpoint(this, 'Endpoint', {
      subnetId: subnet.subnetId,
      securityGroupIds: [securityGroup.securityGroupId],
      // With the address of the client kept, the machine would have to be open for any address.
      preserveClientIp: false,
    });
    this.endpointArn = Stack.of(this).formatArn({
      service: 'ec2',
      resource: 'instance-connect-endpoint',
      resourceName: endpoint.ref,
    });
  }
}
