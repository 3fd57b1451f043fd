import type { Meanings } from './meaning';

/** Networks and the ways into them. */
export const network: Meanings = {
  'AWS::EC2::EIP': {
    holds: 'the public address, which others may have allowed by number',
    replaced: 'another public address',
    removed: 'the address goes back to AWS and cannot be had again',
  },
  'AWS::EC2::FlowLog': {
    replaced: 'a new flow log; traffic in between is not recorded',
    removed: 'traffic is not recorded any more',
  },
  'AWS::EC2::InternetGateway': {
    replaced: 'no way to or from the internet until the new one is attached',
    removed: 'no way to or from the internet',
  },
  'AWS::EC2::NatGateway': {
    replaced: 'private subnets have no way out in between, and another public address after',
    removed: 'private subnets have no way out',
  },
  'AWS::EC2::NetworkAcl': {
    replaced: 'a new id; subnets have the default rules in between',
    removed: 'its subnets fall back to the default rules',
  },
  'AWS::EC2::NetworkAclEntry': {
    replaced: 'the rule is missing for a moment',
    removed: 'the rule is gone',
  },
  'AWS::EC2::Route': { replaced: 'no route for a moment', removed: 'no route any more' },
  'AWS::EC2::RouteTable': {
    replaced: 'a new id; its subnets are moved over',
    removed: 'its subnets fall back to the main table',
  },
  'AWS::EC2::SecurityGroup': {
    replaced: 'a new id; whatever uses the group is moved over, other groups that name it must follow',
    removed: 'whatever names it loses the rule',
  },
  'AWS::EC2::SecurityGroupEgress': {
    replaced: 'the rule is missing for a moment',
    removed: 'the rule is gone',
  },
  'AWS::EC2::SecurityGroupIngress': {
    replaced: 'the rule is missing for a moment',
    removed: 'the rule is gone',
  },
  'AWS::EC2::Subnet': {
    holds: 'the subnet that databases, instances and interfaces stand in',
    replaced: 'a new id and maybe another address range; everything in it must be made anew or moved',
    removed: 'refused by AWS while anything stands in it',
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    replaced: 'the subnet has the main table for a moment',
    removed: 'the subnet falls back to the main table',
  },
  'AWS::EC2::VPC': {
    holds: 'the network that everything else of the environment stands in',
    replaced: 'a new id; every layer that stands in the network must be made anew',
    removed: 'refused by AWS while anything stands in it',
  },
  'AWS::EC2::VPCEndpoint': {
    replaced: 'a new id; calls to the service take another way, or fail, in between',
    removed: 'calls to the service need another way',
  },
  'AWS::EC2::VPCGatewayAttachment': {
    replaced: 'no way to or from the internet for a moment',
    removed: 'no way to or from the internet',
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    replaced: 'no connections on the port for a moment',
    removed: 'no connections on the port',
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    replaced: 'another address; down until names lead to it',
    removed: 'whatever stands behind it cannot be reached',
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    replaced: 'a new, empty group; targets register and become healthy first',
    removed: 'its targets get no requests',
  },
  'AWS::RDS::DBSubnetGroup': {
    replaced: 'a new name; a cluster that moves to it is replaced too',
    removed: 'refused by AWS while a database uses it',
  },
  'AWS::Route53::HostedZone': {
    holds: 'the records of the zone, and the name servers that its parent names',
    replaced: 'other name servers; names do not resolve until the parent names them',
    removed: 'its names do not resolve',
  },
  'AWS::Route53::RecordSet': {
    replaced: 'the name may not resolve for a moment',
    removed: 'the name does not resolve',
  },
  'AWS::WAFv2::WebACL': {
    replaced: 'a new ARN; whatever it guards is unguarded until it is moved over',
    removed: 'whatever it guards is unguarded',
  },
};
