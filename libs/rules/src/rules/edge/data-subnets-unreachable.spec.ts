import { outcomes } from '../../testing/outcomes';
import { dataSubnetsUnreachable } from './data-subnets-unreachable';

const judge = (
  route: Readonly<Record<string, unknown>>,
  type = 'AWS::RDS::DBSubnetGroup',
  subnet: unknown = { Ref: 'Subnet' },
) =>
  outcomes(dataSubnetsUnreachable, {
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Table: { Type: 'AWS::EC2::RouteTable' },
    Other: { Type: 'AWS::EC2::RouteTable' },
    Subnet: { Type: 'AWS::EC2::Subnet' },
    Association: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
    },
    Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, ...route } },
    Group: { Type: type, Properties: { SubnetIds: [subnet] } },
  });

test.each([
  ['a NAT gateway', { NatGatewayId: 'nat-1' }],
  ['an endpoint', { GatewayId: 'vpce-1' }],
  ['an internet gateway in another table', { GatewayId: { Ref: 'Gateway' }, RouteTableId: { Ref: 'Other' } }],
])('%s passes', (_kind, route) => expect(judge(route)).toEqual(['pass Group']));

test.each([
  ['the gateway of the template', { GatewayId: { Ref: 'Gateway' } }],
  ['the same as attribute', { GatewayId: { 'Fn::GetAtt': ['Gateway', 'InternetGatewayId'] } }],
  ['a gateway by its id', { GatewayId: 'igw-0123456789' }],
])('%s fails', (_kind, route) => expect(judge(route)).toEqual(['fail Group']));

test.each(['ElastiCache::SubnetGroup', 'Redshift::ClusterSubnetGroup', 'DocDB::DBSubnetGroup'])(
  'AWS::%s is judged',
  (type) => expect(judge({ GatewayId: { Ref: 'Gateway' } }, `AWS::${type}`)).toEqual(['fail Group']),
);

test('subnets of another template are not judged', () => {
  expect(judge({ GatewayId: { Ref: 'Gateway' } }, undefined, { Ref: 'Imported' })).toEqual([]);
});
