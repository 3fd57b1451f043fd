import { passRole, serviceLinkedRole } from './identity';
import { own } from './own-names';
import { type Permission, type TypePermissions, allow } from './permission';

/** Tags are part of creating: EC2 has one pair of actions for all of its types. */
const tags: Permission = allow('ec2', 'CreateTags DeleteTags DescribeTags');
const ec2 = (actions: string): readonly Permission[] => [allow('ec2', actions), tags];

export const networkPermissions: TypePermissions = {
  'AWS::EC2::EIP': ec2(
    'AllocateAddress ReleaseAddress AssociateAddress DisassociateAddress DescribeAddresses',
  ),
  'AWS::EC2::FlowLog': [
    ...ec2('CreateFlowLogs DeleteFlowLogs DescribeFlowLogs'),
    passRole,
    allow('logs', 'CreateLogDelivery DeleteLogDelivery'),
  ],
  'AWS::EC2::InstanceConnectEndpoint': [
    ...ec2(
      'CreateInstanceConnectEndpoint DeleteInstanceConnectEndpoint DescribeInstanceConnectEndpoints CreateNetworkInterface DescribeSecurityGroups DescribeSubnets',
    ),
    serviceLinkedRole('ec2-instance-connect'),
  ],
  'AWS::EC2::InternetGateway': ec2('CreateInternetGateway DeleteInternetGateway DescribeInternetGateways'),
  'AWS::EC2::NatGateway': ec2('CreateNatGateway DeleteNatGateway DescribeNatGateways'),
  'AWS::EC2::PrefixList': ec2(
    'CreateManagedPrefixList DeleteManagedPrefixList ModifyManagedPrefixList DescribeManagedPrefixLists GetManagedPrefixListEntries',
  ),
  'AWS::EC2::Route': [
    allow('ec2', 'CreateRoute DeleteRoute ReplaceRoute DescribeRouteTables DescribeNetworkInterfaces'),
  ],
  'AWS::EC2::RouteTable': ec2('CreateRouteTable DeleteRouteTable DescribeRouteTables'),
  'AWS::EC2::SecurityGroup': ec2(
    'CreateSecurityGroup DeleteSecurityGroup DescribeSecurityGroups DescribeSecurityGroupRules AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress UpdateSecurityGroupRuleDescriptionsIngress UpdateSecurityGroupRuleDescriptionsEgress',
  ),
  'AWS::EC2::SecurityGroupEgress': [
    allow(
      'ec2',
      'AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress UpdateSecurityGroupRuleDescriptionsEgress DescribeSecurityGroups DescribeSecurityGroupRules',
    ),
  ],
  'AWS::EC2::SecurityGroupIngress': [
    allow(
      'ec2',
      'AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsIngress DescribeSecurityGroups DescribeSecurityGroupRules',
    ),
  ],
  'AWS::EC2::Subnet': ec2(
    'CreateSubnet DeleteSubnet ModifySubnetAttribute DescribeSubnets DescribeNetworkAcls',
  ),
  'AWS::EC2::SubnetRouteTableAssociation': [
    allow(
      'ec2',
      'AssociateRouteTable DisassociateRouteTable ReplaceRouteTableAssociation DescribeRouteTables',
    ),
  ],
  'AWS::EC2::VPC': ec2(
    'CreateVpc DeleteVpc ModifyVpcAttribute ModifyVpcTenancy DescribeVpcs DescribeVpcAttribute DescribeSecurityGroups DescribeNetworkAcls',
  ),
  'AWS::EC2::VPCEndpoint': ec2(
    'CreateVpcEndpoint DeleteVpcEndpoints ModifyVpcEndpoint DescribeVpcEndpoints DescribeVpcs DescribeSubnets DescribeSecurityGroups',
  ),
  'AWS::EC2::VPCGatewayAttachment': [
    allow('ec2', 'AttachInternetGateway DetachInternetGateway DescribeInternetGateways DescribeVpnGateways'),
  ],
  'Custom::VpcRestrictDefaultSG': [allow('lambda', 'InvokeFunction', own.functions)],
};
