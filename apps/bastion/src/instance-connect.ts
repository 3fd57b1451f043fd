import { Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface InstanceConnectProps {
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
