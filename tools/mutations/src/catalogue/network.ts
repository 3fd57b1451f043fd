import type { ResourceEntry } from '../resource-entry';
import { labels, wiring, switchedOff } from './breaks';

/** Machines: how they are reached, and what they give away. */
const machines: readonly ResourceEntry[] = [
  {
    type: 'AWS::EC2::Instance',
    settings: [
      {
        setting: 'Properties.MetadataOptions.HttpTokens',
        breaks: [
          { to: 'optional', description: 'a forged request can read the credentials' },
          {
            to: 'absent',
            description: 'the image decides whether a forged request can read the credentials',
          },
        ],
      },
      {
        setting: 'Properties.MetadataOptions.HttpPutResponseHopLimit',
        breaks: [{ to: 2, description: 'credentials travel one network further' }],
      },
      {
        setting: 'Properties.BlockDeviceMappings',
        breaks: [{ to: 'absent', description: 'the image decides whether the volume is encrypted' }],
      },
      ...[
        switchedOff('Properties.BlockDeviceMappings.*.Ebs.Encrypted', 'the volume is not encrypted'),
        switchedOff('Properties.Monitoring', 'figures come every five minutes only'),
        switchedOff('Properties.DisableApiTermination', 'one call ends the machine'),
      ],
      {
        setting: 'Properties.BlockDeviceMappings.*.Ebs.KmsKeyId',
        breaks: [{ to: 'absent', description: 'the volume is encrypted with a key of the account' }],
      },
      {
        setting: 'Properties.BlockDeviceMappings.1.Ebs.DeleteOnTermination',
        breaks: [{ to: true, description: 'health data go with the machine' }],
      },
      {
        setting: 'Properties.KeyName',
        breaks: [{ to: 'shared', description: 'whoever has a file may sign in' }],
      },
      {
        setting: 'Properties.NetworkInterfaces',
        breaks: [
          {
            to: [{ DeviceIndex: '0', AssociatePublicIpAddress: true }],
            description: 'the machine has a public address',
          },
        ],
      },
      {
        setting: 'Properties.IamInstanceProfile',
        breaks: [{ to: 'absent', description: 'Session Manager cannot reach the machine' }],
      },
      {
        setting: 'Properties.UserData',
        breaks: [
          {
            to: { 'Fn::Base64': 'export DB_PASSWORD=Winter-2031-Garden' },
            description: 'a password stands in the script',
          },
        ],
      },
    ],
    plain: [
      labels('PropagateTagsToVolumeOnCreation'),
      wiring('ImageId', 'SubnetId', 'SecurityGroupIds'),
      {
        properties: [
          'EbsOptimized',
          'InstanceInitiatedShutdownBehavior',
          'InstanceType',
          'MetadataOptions.HttpEndpoint',
        ],
        reason: 'size and speed; without its metadata the machine would not get its role',
      },
      {
        properties: [
          'BlockDeviceMappings.*.DeviceName',
          'BlockDeviceMappings.*.Ebs.DeleteOnTermination',
          'BlockDeviceMappings.*.Ebs.VolumeSize',
          'BlockDeviceMappings.*.Ebs.VolumeType',
        ],
        reason: 'a volume with nothing on it that could be lost',
      },
    ],
  },
  { type: 'AWS::IAM::InstanceProfile', settings: [], plain: [labels('Path'), wiring('Roles')] },
];

const addresses = { reason: 'a plan of addresses and zones, not a permission' };

/** Networks: what is reachable, and what is recorded. */
export const ec2: readonly ResourceEntry[] = [
  {
    type: 'AWS::EC2::VPC',
    settings: [],
    plain: [
      labels(),
      { ...addresses, properties: ['CidrBlock', 'EnableDnsHostnames', 'EnableDnsSupport'] },
      {
        properties: ['InstanceTenancy'],
        reason: 'a matter of price: AWS isolates tenants of shared hardware',
      },
    ],
  },
  {
    type: 'AWS::EC2::Subnet',
    settings: [
      {
        setting: 'Properties.MapPublicIpOnLaunch',
        breaks: [{ to: true, description: 'machines get public addresses' }],
      },
    ],
    plain: [labels(), { ...addresses, properties: ['AvailabilityZone', 'CidrBlock'] }, wiring('VpcId')],
  },
  { type: 'AWS::EC2::RouteTable', settings: [], plain: [labels(), wiring('VpcId')] },
  {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    settings: [],
    plain: [wiring('RouteTableId', 'SubnetId')],
  },
  {
    type: 'AWS::EC2::Route',
    settings: [],
    plain: [wiring('DestinationCidrBlock', 'GatewayId', 'NatGatewayId', 'RouteTableId')],
  },
  { type: 'AWS::EC2::EIP', settings: [], plain: [labels(), wiring('Domain')] },
  { type: 'AWS::EC2::InternetGateway', settings: [], plain: [labels()] },
  { type: 'AWS::EC2::NatGateway', settings: [], plain: [labels(), wiring('AllocationId', 'SubnetId')] },
  { type: 'AWS::EC2::VPCGatewayAttachment', settings: [], plain: [wiring('InternetGatewayId', 'VpcId')] },
  {
    type: 'AWS::EC2::VPCEndpoint',
    policies: [{ path: 'Properties.PolicyDocument' }],
    settings: [
      {
        setting: 'Properties.PolicyDocument',
        breaks: [{ to: 'absent', description: 'the endpoint lets everything through' }],
      },
    ],
    plain: [labels(), wiring('RouteTableIds', 'ServiceName', 'VpcEndpointType', 'VpcId')],
  },
  {
    type: 'AWS::EC2::FlowLog',
    settings: [
      { setting: '', breaks: [{ to: 'absent', description: 'traffic is not recorded' }] },
      {
        setting: 'Properties.TrafficType',
        breaks: [
          { to: 'ACCEPT', description: 'refused traffic is not recorded' },
          { to: 'REJECT', description: 'accepted traffic is not recorded' },
        ],
      },
      {
        setting: 'Properties.MaxAggregationInterval',
        breaks: [{ to: 600, description: 'records are ten minutes late' }],
      },
    ],
    plain: [
      labels(),
      wiring('DeliverLogsPermissionArn', 'LogDestinationType', 'LogGroupName', 'ResourceId', 'ResourceType'),
    ],
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    settings: [
      {
        setting: 'Properties.SecurityGroupEgress',
        breaks: [
          { to: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }], description: 'everything may go out' },
          { to: 'absent', description: 'everything may go out' },
        ],
      },
      {
        setting: 'Properties.SecurityGroupIngress',
        breaks: [
          { to: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }], description: 'everybody is let in' },
          {
            to: [{ CidrIpv6: '::/0', IpProtocol: 'tcp', FromPort: 9432, ToPort: 9432 }],
            description: 'everybody is let in to the database over IPv6',
          },
        ],
      },
    ],
    plain: [labels('GroupDescription'), wiring('VpcId')],
  },
  {
    type: 'AWS::EC2::SecurityGroupIngress',
    settings: [
      {
        setting: 'Properties.SourceSecurityGroupId',
        breaks: [{ to: 'absent', description: 'it is not said who is let in' }],
      },
      { setting: 'Properties.CidrIp', breaks: [{ to: '0.0.0.0/0', description: 'everybody is let in' }] },
      {
        setting: 'Properties.IpProtocol',
        breaks: [{ to: '-1', description: 'every port is open for whoever is let in' }],
      },
    ],
    plain: [labels(), wiring('Description', 'FromPort', 'ToPort', 'GroupId')],
  },
  {
    type: 'AWS::EC2::SecurityGroupEgress',
    settings: [
      {
        setting: 'Properties.DestinationSecurityGroupId',
        breaks: [{ to: 'absent', description: 'it is not said where traffic may go' }],
      },
      {
        setting: 'Properties.CidrIp',
        breaks: [{ to: '0.0.0.0/0', description: 'a load balancer reaches the internet' }],
      },
      {
        setting: 'Properties.IpProtocol',
        breaks: [{ to: '-1', description: 'every port may be spoken to' }],
      },
    ],
    plain: [wiring('Description', 'FromPort', 'ToPort', 'GroupId')],
  },
  ...machines,
  {
    type: 'AWS::EC2::PrefixList',
    settings: [
      {
        setting: 'Properties.Entries',
        breaks: [{ to: [{ Cidr: '0.0.0.0/0' }], description: 'a list of addresses lets everybody in' }],
      },
    ],
    plain: [labels('PrefixListName'), { ...addresses, properties: ['AddressFamily', 'MaxEntries'] }],
  },
  {
    type: 'Custom::VpcRestrictDefaultSG',
    settings: [
      { setting: '', breaks: [{ to: 'absent', description: 'the default security group stays open' }] },
    ],
    plain: [wiring('ServiceToken', 'DefaultSecurityGroupId', 'Account')],
  },
];
