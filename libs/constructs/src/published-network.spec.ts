import { defineContract } from '@hipaa-cdk/contract';
import { contractsOf, read } from '@hipaa-cdk/parameters';
import { ProbeStack, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { type App, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { PublishedNetwork, type SubnetTier } from './published-network';

const inProd = placeOf('prod');

const subnets = { type: 'List<AWS::EC2::Subnet::Id>', description: 'one subnet a zone' } as const;
/** As the network layer's, which this library may not know: every layer would be affected by a change of it. */
const networkContract = defineContract({
  layer: 'network',
  revision: 1,
  entries: {
    vpcId: { type: 'AWS::EC2::VPC::Id', description: 'the VPC' },
    publicSubnetIds: subnets,
    applicationSubnetIds: subnets,
    isolatedSubnetIds: subnets,
  },
});

const reader = (environment = testEnvironment('prod')): ProbeStack => new ProbeStack(environment);

function networkOf(stack: ProbeStack, ...tiers: SubnetTier[]): ec2.IVpc {
  return new PublishedNetwork(stack, 'Network', { network: read(stack, networkContract), tiers }).vpc;
}

/** Places a subnet group, which takes subnets and nothing else, and returns the ids of its subnets. */
function subnetIdsIn(stack: ProbeStack, vpc: ec2.IVpc, subnetType: ec2.SubnetType): unknown {
  new rds.SubnetGroup(stack, 'Group', { vpc, vpcSubnets: { subnetType }, description: 'any' });
  const [group] = Object.values(Template.fromStack(stack).findResources('AWS::RDS::DBSubnetGroup'));
  return group?.Properties.SubnetIds;
}

const select = (index: number, parameter: string) => ({ 'Fn::Select': [index, { Ref: parameter }] });

const TIERS: [SubnetTier, ec2.SubnetType, string][] = [
  ['public', ec2.SubnetType.PUBLIC, 'NetworkPublicSubnetIds'],
  ['application', ec2.SubnetType.PRIVATE_WITH_EGRESS, 'NetworkApplicationSubnetIds'],
  ['isolated', ec2.SubnetType.PRIVATE_ISOLATED, 'NetworkIsolatedSubnetIds'],
];

describe.each(TIERS)('the tier %s', (tier, subnetType, parameter) => {
  test('is placed zone by zone, in the order of the environment', () => {
    const stack = reader();
    expect(subnetIdsIn(stack, networkOf(stack, tier), subnetType)).toEqual([
      select(0, parameter),
      select(1, parameter),
    ]);
  });

  test('is read from its own parameter, which CloudFormation checks to be subnets', () => {
    const stack = reader();
    networkOf(stack, tier);
    Template.fromStack(stack).hasParameter(parameter, {
      Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>',
      Default: `/${APPLICATION}/prod/network/${tier}SubnetIds`,
    });
  });

  test('is the only one that is read', () => {
    const stack = reader();
    networkOf(stack, tier);
    expect(contractsOf(stack).reads).toEqual([
      expect.objectContaining({ layer: 'network', entries: [`${tier}SubnetIds`, 'vpcId'].sort() }),
    ]);
  });
});

test('a tier that is not asked for has no subnets', () => {
  const stack = reader();
  const vpc = networkOf(stack, 'isolated');
  expect([vpc.publicSubnets, vpc.privateSubnets, vpc.isolatedSubnets].map((tier) => tier.length)).toEqual([
    0, 0, 2,
  ]);
});

test('several tiers are read together', () => {
  const stack = reader();
  const vpc = networkOf(stack, 'public', 'application', 'isolated');
  expect([vpc.publicSubnets, vpc.privateSubnets, vpc.isolatedSubnets].map((tier) => tier.length)).toEqual([
    2, 2, 2,
  ]);
});

test('each subnet knows its zone, one after the other as the environment lists them', () => {
  const zones = [`${inProd.region}c`, `${inProd.region}a`, `${inProd.region}b`];
  const stack = reader(testEnvironment('prod', { zones }));
  const vpc = networkOf(stack, 'isolated', 'public');
  expect(vpc.availabilityZones).toEqual(zones);
  expect(vpc.isolatedSubnets.map((subnet) => subnet.availabilityZone)).toEqual(zones);
  expect(vpc.publicSubnets.map((subnet) => subnet.availabilityZone)).toEqual(zones);
});

test('a security group is placed in the published VPC', () => {
  const stack = reader();
  new ec2.SecurityGroup(stack, 'Group', { vpc: networkOf(stack, 'isolated') });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', { VpcId: { Ref: 'NetworkVpcId' } });
  template.hasParameter('NetworkVpcId', {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>',
    Default: `/${APPLICATION}/prod/network/vpcId`,
  });
});

test('two views of the network in one stack share the parameters', () => {
  const stack = reader();
  networkOf(stack, 'isolated');
  new PublishedNetwork(stack, 'Again', {
    network: read(stack, networkContract),
    tiers: ['isolated', 'public'],
  });
  const parameters = Object.keys(Template.fromStack(stack).findParameters('*'));
  expect(parameters.filter((id) => id.startsWith('Network'))).toEqual([
    'NetworkVpcId',
    'NetworkIsolatedSubnetIds',
    'NetworkPublicSubnetIds',
  ]);
});

test('the template holds no id of the network, and makes no resource of it', () => {
  const stack = reader();
  networkOf(stack, 'public', 'application', 'isolated');
  const template = Template.fromStack(stack).toJSON();
  expect(template.Resources).toBeUndefined();
  expect(JSON.stringify(template)).not.toMatch(/vpc-|subnet-/);
});

test('nothing is looked up in the account', () => {
  const stack = reader();
  networkOf(stack, 'public', 'application', 'isolated');
  const app = stack.node.root as App;
  expect(app.synth().manifest.missing ?? []).toEqual([]);
});

test('synthesis warns of nothing, although routes are not published', () => {
  const stack = reader();
  networkOf(stack, 'public', 'application', 'isolated');
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
});
