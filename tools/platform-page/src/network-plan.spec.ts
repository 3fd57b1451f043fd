import type { FullTemplate } from '@hipaa-cdk/layer-templates';
import { networkPlans } from './network-plan';

const route = (table: string, more: object) => ({
  Type: 'AWS::EC2::Route',
  Properties: { RouteTableId: { Ref: table }, ...more },
});
const subnet = (name: string, CidrBlock: string) => ({
  [name]: {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock, AvailabilityZone: 'us-east-1a' },
  },
  [`${name}Table`]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
  [`${name}Association`]: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: name }, RouteTableId: { Ref: `${name}Table` } },
  },
});

const template = (more: object = {}): FullTemplate =>
  ({
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      ...subnet('Front', '10.0.1.0/24'),
      ...subnet('Middle', '10.0.2.0/24'),
      ...subnet('Back', '10.0.3.0/24'),
      Out: route('FrontTable', { DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Internet' } }),
      Nat: route('MiddleTable', {
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: { 'Fn::GetAtt': ['Nat', 'Id'] },
      }),
      ...more,
    },
  }) as FullTemplate;

const plan = (more?: object) => {
  const [found] = networkPlans(
    'network',
    template(more),
    new Map([
      ['Vpc', 'vpc-1'],
      ['Front', 'subnet-1'],
    ]),
  );
  if (!found) throw new Error('no network');
  return found;
};

test('a subnet is what its routes make of it, whatever its name says', () => {
  expect(plan().subnets.map(({ range, kind, routes }) => [range, kind, routes])).toEqual([
    ['10.0.1.0/24', 'public', ['0.0.0.0/0 → internet gateway']],
    ['10.0.2.0/24', 'private', ['0.0.0.0/0 → NAT gateway']],
    ['10.0.3.0/24', 'isolated', []],
  ]);
});

test('an isolated subnet that gets a route to the internet is shown as public', () => {
  const leak = route('BackTable', { DestinationIpv6CidrBlock: '::/0', GatewayId: { Ref: 'Internet' } });
  expect(plan({ Leak: leak }).subnets.at(-1)).toMatchObject({
    kind: 'public',
    routes: ['::/0 → internet gateway'],
  });
});

test('a route that leads to one network only opens no subnet', () => {
  const peer = route('BackTable', { DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'pcx-1' });
  expect(plan({ Peer: peer }).subnets.at(-1)).toMatchObject({
    kind: 'isolated',
    routes: ['10.9.0.0/16 → peering connection'],
  });
});

test('things have the ids that they have in the account, or else those of the template', () => {
  const { vpc, subnets } = plan();
  expect([vpc.id, ...subnets.map(({ id }) => id)]).toEqual(['vpc-1', 'subnet-1', 'Middle', 'Back']);
});

test('an endpoint is named by its service, also where the region is a reference', () => {
  const endpoint = (ServiceName: unknown) => ({
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: { VpcId: { Ref: 'Vpc' }, ServiceName },
  });
  const joined = { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.s3']] };
  expect(
    plan({ One: endpoint(joined), Two: endpoint('com.amazonaws.us-east-1.dynamodb') }).endpoints,
  ).toEqual([
    { service: 's3', kind: 'Gateway' },
    { service: 'dynamodb', kind: 'Gateway' },
  ]);
});

test('a template without a VPC has no network', () => {
  expect(networkPlans('storage', { Resources: {} }, new Map())).toEqual([]);
});
