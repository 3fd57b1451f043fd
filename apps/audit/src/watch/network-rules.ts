import { call, type WatchRule } from './watch-rule';

/** Calls that change a part of the network, in words that end the sentence "... was changed". */
const parts: readonly { readonly id: string; readonly part: string; readonly names: readonly string[] }[] = [
  {
    id: 'GatewayChanges',
    part: 'a way in or out of a network (a gateway, or what it is attached to)',
    names: [
      'CreateInternetGateway',
      'AttachInternetGateway',
      'DetachInternetGateway',
      'DeleteInternetGateway',
      'CreateEgressOnlyInternetGateway',
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'CreateNatGateway',
      'CreateVpnGateway',
      'AttachVpnGateway',
      'CreateTransitGatewayVpcAttachment',
    ],
  },
  {
    id: 'RouteChanges',
    part: 'where traffic goes (a route or a route table)',
    names: [
      'CreateRoute',
      'ReplaceRoute',
      'DeleteRoute',
      'CreateRouteTable',
      'DeleteRouteTable',
      'AssociateRouteTable',
      'ReplaceRouteTableAssociation',
      'DisassociateRouteTable',
    ],
  },
  {
    id: 'VpcChanges',
    part: 'a network itself, or what it is joined with',
    names: [
      'CreateVpc',
      'DeleteVpc',
      'ModifyVpcAttribute',
      'AssociateVpcCidrBlock',
      'CreateVpcPeeringConnection',
      'AcceptVpcPeeringConnection',
      'DeleteVpcPeeringConnection',
      'CreateVpcEndpoint',
      'ModifyVpcEndpoint',
      'DeleteVpcEndpoints',
      'DeleteFlowLogs',
    ],
  },
  {
    id: 'SecurityGroupChanges',
    part: 'who may talk to whom (a security group or a rule of one)',
    names: [
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'ModifySecurityGroupRules',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
    ],
  },
  {
    id: 'NetworkAclChanges',
    part: 'what a subnet lets through (a network access list)',
    names: [
      'CreateNetworkAcl',
      'DeleteNetworkAcl',
      'CreateNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'DeleteNetworkAclEntry',
      'ReplaceNetworkAclAssociation',
    ],
  },
];

/** Changes of the network, an alarm for each part, so that the mail says what to look at. */
export const networkRules: readonly WatchRule[] = parts.map(({ id, part, names }) => ({
  id,
  pattern: call('ec2', names),
  threshold: 1,
  minutes: 5,
  description: `Somebody changed ${part}. If no deploy explains it, compare with "status" of the network layer and undo it.`,
}));
