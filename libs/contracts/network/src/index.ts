import { defineContract } from '@hipaa-cdk/contract';

/**
 * What the network layer publishes: one VPC and its subnets by purpose. Every list has one subnet a zone, in the order
 * of the environment's zones.
 */
export const networkContract = defineContract({
  layer: 'network',
  revision: 1,
  entries: {
    vpcId: { type: 'AWS::EC2::VPC::Id', description: 'the VPC of the environment' },
    vpcCidr: { type: 'String', description: 'IPv4 address range of the VPC' },
    publicSubnetIds: {
      type: 'List<AWS::EC2::Subnet::Id>',
      description: 'subnets with a route to and from the internet, for load balancers',
    },
    applicationSubnetIds: {
      type: 'List<AWS::EC2::Subnet::Id>',
      description: 'subnets for application code: the private ones, or the public ones where there are none',
    },
    isolatedSubnetIds: {
      type: 'List<AWS::EC2::Subnet::Id>',
      description: 'subnets with no route to or from the internet, for data stores',
    },
  },
});

/** How machines without a public address reach what is outside of AWS. */
export const egressContract = defineContract({
  layer: 'network',
  revision: 1,
  entries: {
    wayOut: {
      type: 'String',
      description: 'whether the application subnets lead to the internet by NAT: "nat" or "none"',
    },
  },
});
