import { egressContract, networkContract } from '@hipaa-cdk/contracts-network';
import { FailedEvents, LogStore } from '@hipaa-cdk/constructs';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish } from '@hipaa-cdk/parameters';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { NetworkSettings } from './settings';
import { ClosedDefaultSecurityGroup } from './closed-default-security-group';
import { Egress } from './egress';
import { FlowLogs } from './flow-logs';
import { GatewayEndpoints, InterfaceEndpoints } from './endpoints';
import { ZoneSubnets } from './zone-subnets';

/** One VPC with its subnets, its ways in and out, and a record of its traffic. */
export class NetworkStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<NetworkSettings>) {
    super(scope, id, props);
    const { settings } = props;
    const { addressRange } = settings;

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(addressRange),
      subnetConfiguration: [],
      restrictDefaultSecurityGroup: true,
    });
    const subnets = new ZoneSubnets(this, 'Subnets', {
      vpc,
      addressRange,
      tiers: settings.tiers,
    });
    new Egress(this, 'Egress', { vpc, subnets, nat: settings.nat });

    const logs = new LogStore(this, 'Logs');
    new FlowLogs(this, 'FlowLogs', { vpc, logGroup: logs.addGroup('Flows') });
    new ClosedDefaultSecurityGroup(this, 'DefaultSecurityGroup', {
      vpc,
      logGroup: logs.addGroup('DefaultSecurityGroup'),
      failedEvents: new FailedEvents(this, 'FailedEvents', { key: logs.key }),
    });

    const { readableBuckets, interfaceEndpoints: services } = settings;
    new GatewayEndpoints(this, 'GatewayEndpoints', { vpc, subnets: subnets.all, readableBuckets });
    new InterfaceEndpoints(this, 'Endpoints', { vpc, addressRange, subnets: subnets.application, services });

    publish(this, networkContract, {
      vpcId: vpc.vpcId,
      vpcCidr: vpc.vpcCidrBlock,
      publicSubnetIds: idsOf(subnets.public),
      applicationSubnetIds: idsOf(subnets.application),
      isolatedSubnetIds: idsOf(subnets.isolated),
    });
    publish(this, egressContract, { wayOut: settings.nat === 'none' ? 'none' : 'nat' });
  }
}

function idsOf(subnets: readonly ec2.ISubnet[]): string[] {
  return subnets.map((subnet) => subnet.subnetId);
}
