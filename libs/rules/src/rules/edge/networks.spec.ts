import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, outcomesOf, syntheticData } from '../../testing/outcomes';

const judge = (
  route: Readonly<Record<string, unknown>>,
  type = 'AWS::RDS::DBSubnetGroup',
  subnet: unknown = { Ref: 'Subnet' },
) =>
  outcomes('DataSubnetsUnreachable', {
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

const group = outcomesOf('IngressOnAuthorizedPorts', 'AWS::EC2::SecurityGroup');

const ingress = (rule: Readonly<Record<string, unknown>>) => group({ SecurityGroupIngress: [rule] });
const alone = outcomesOf('IngressOnAuthorizedPorts', 'AWS::EC2::SecurityGroupIngress');
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

test.each([
  ['the internet on 443', { ...https, CidrIp: '0.0.0.0/0' }],
  [
    'the same as text and number of the protocol',
    { IpProtocol: '6', FromPort: '443', ToPort: '443', CidrIpv6: '::/0' },
  ],
  ['a network of our own', { IpProtocol: '-1', CidrIp: '10.0.0.0/16' }],
  [
    'another group',
    { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: { Ref: 'App' } },
  ],
])('%s passes', (_kind, rule) => expect(ingress(rule)).toEqual(['pass']));

test.each([
  ['a shell', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0', Description: 'for us' }],
  ['port 80', { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv6: '::/0' }],
  ['a range around 443', { IpProtocol: 'tcp', FromPort: 440, ToPort: 450, CidrIp: '0.0.0.0/0' }],
  ['a range from 443', { IpProtocol: 'tcp', FromPort: 443, ToPort: 444, CidrIp: '0.0.0.0/0' }],
  ['all protocols', { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
  ['all protocols as a number', { IpProtocol: -1, FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  ['another protocol on 443', { IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  ['half of the internet', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '128.0.0.0/1' }],
  [
    'a port that does not show',
    { IpProtocol: 'tcp', FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' }, CidrIp: '0.0.0.0/0' },
  ],
  [
    'one wide range of two',
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8', CidrIpv6: '::/0' },
  ],
])('%s fails', (_kind, rule) => expect(ingress(rule)).toEqual(['fail']));

test('a rule that stands alone is judged', () => {
  expect(alone({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' })).toEqual(['fail']);
});

describe('port 80', () => {
  const plain = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' };
  const worn = { SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] };
  const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } };
  const listener = (action: object, Protocol = 'HTTP') => ({
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Protocol, DefaultActions: [action] },
  });
  const door: Readonly<Record<string, TemplateResource>> = {
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: [plain] } },
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: worn },
    Encrypted: listener({ Type: 'forward' }, 'HTTPS'),
  };
  const behind = (more: Readonly<Record<string, TemplateResource>>) =>
    outcomes('IngressOnAuthorizedPorts', { ...door, ...more });

  test('is open to the internet where it leads to a redirect alone', () => {
    expect(behind({ Redirect: listener(redirect) })).toEqual(['pass Group']);
  });

  test('is open by a rule that stands alone as well', () => {
    const Properties = { ...plain, GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] } };
    const rule = { Type: 'AWS::EC2::SecurityGroupIngress', Properties };
    const Group = { Type: 'AWS::EC2::SecurityGroup' };
    expect(behind({ Group, Redirect: listener(redirect), Rule: rule })).toEqual(['pass Group', 'pass Rule']);
  });

  test.each<[string, Readonly<Record<string, TemplateResource>>]>([
    ['nothing listens there', {}],
    ['a listener passes requests on', { Redirect: listener({ Type: 'forward' }) }],
    [
      'a second listener passes requests on',
      { Redirect: listener(redirect), Second: listener({ Type: 'forward' }) },
    ],
    [
      'the redirect has a rule',
      {
        Redirect: listener(redirect),
        Rule: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Redirect' } },
        },
      },
    ],
    [
      'a machine is in the group too',
      { Redirect: listener(redirect), Machine: { Type: 'AWS::EC2::Instance', Properties: worn } },
    ],
    [
      'its name is published for others to wear',
      {
        Redirect: listener(redirect),
        Name: { Type: 'AWS::SSM::Parameter', Properties: { Value: { 'Fn::GetAtt': ['Group', 'GroupId'] } } },
      },
    ],
  ])('is closed where %s', (_what, more) => expect(behind(more)).toEqual(['fail Group']));
});

test('a range that does not show is passed over', () => {
  expect(ingress({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { Ref: 'Office' } })).toEqual([]);
});

test('a group that lets nobody in passes', () => expect(group({})).toEqual(['pass']));

const gateway = { Gateway: { Type: 'AWS::EC2::InternetGateway' } };
const attachment = (InternetGatewayId: unknown, VpcId: unknown) => ({
  Vpc: { Type: 'AWS::EC2::VPC' },
  Attachment: { Type: 'AWS::EC2::VPCGatewayAttachment', Properties: { InternetGatewayId, VpcId } },
});

test('a gateway at the VPC of the template passes', () => {
  const resources = { ...gateway, ...attachment({ Ref: 'Gateway' }, { Ref: 'Vpc' }) };
  expect(outcomes('InternetGatewayAtOwnVpc', resources)).toEqual(['pass Gateway']);
});

test.each(['vpc-0123456789', { Ref: 'VpcParameter' }])('a gateway at the VPC %j fails', (vpc) => {
  const resources = { ...gateway, ...attachment({ Ref: 'Gateway' }, vpc) };
  expect(outcomes('InternetGatewayAtOwnVpc', resources)).toEqual(['fail Gateway']);
});

test('a gateway without a VPC fails', () => {
  expect(outcomes('InternetGatewayAtOwnVpc', gateway)).toEqual(['fail Gateway']);
});

test('the gateway of somebody else fails', () => {
  expect(outcomes('InternetGatewayAtOwnVpc', attachment('igw-0123456789', { Ref: 'Vpc' }))).toEqual([
    'fail Attachment',
  ]);
});

test('a VPN gateway is not judged', () => {
  expect(outcomes('InternetGatewayAtOwnVpc', attachment(undefined, { Ref: 'Vpc' }))).toEqual([]);
});

const subnet = outcomesOf('SubnetWithoutPublicAddresses', 'AWS::EC2::Subnet');

test.each([[false], ['false'], [undefined]])('%p passes', (value) => {
  expect(subnet({ MapPublicIpOnLaunch: value })).toEqual(['pass']);
});

test.each([[true], ['true'], [{ Ref: 'Public' }]])('%p fails', (value) => {
  expect(subnet({ MapPublicIpOnLaunch: value })).toEqual(['fail']);
});

describe('DataStoreEgressClosed', () => {
  const everywhere = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };
  const nowhere = { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' };

  const template = (SecurityGroupEgress: unknown, others: Record<string, TemplateResource> = {}) => ({
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      Properties: { VpcSecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
    },
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress } },
    ...others,
  });
  const judge = (egress: unknown, others?: Record<string, TemplateResource>) =>
    outcomes('DataStoreEgressClosed', template(egress, others));

  test('a group that lets nothing out passes', () => expect(judge([nowhere])).toEqual(['pass Group']));

  test('a group that lets everything out fails', () => expect(judge([everywhere])).toEqual(['fail Group']));

  test('a group that says nothing fails, as AWS lets everything out', () => {
    expect(judge(undefined)).toEqual(['fail Group']);
  });

  test('a rule beside the group counts', () => {
    const Out = {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: { GroupId: { Ref: 'Group' }, ...everywhere },
    };
    expect(judge([nowhere], { Out })).toEqual(['fail Group']);
  });

  test('groups of others are not judged', () => {
    const App = { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress: [everywhere] } };
    expect(judge([nowhere], { App })).toEqual(['pass Group']);
  });

  test('a store without health data is not judged', () => {
    expect(outcomes('DataStoreEgressClosed', template([everywhere]), syntheticData)).toEqual([]);
  });
});

describe('EgressEncrypted', () => {
  const judge = (Properties: Record<string, unknown>, context?: typeof syntheticData) =>
    outcomes('EgressEncrypted', { Out: { Type: 'AWS::EC2::SecurityGroupEgress', Properties } }, context);
  const to = (port: number, CidrIp: string) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    CidrIp,
  });

  test('a database port to everywhere fails', () =>
    expect(judge(to(5432, '0.0.0.0/0'))).toEqual(['fail Out']));

  test('TLS to everywhere passes', () => expect(judge(to(443, '0.0.0.0/0'))).toEqual(['pass Out']));

  test('a port to the own network is no matter of it', () =>
    expect(judge(to(5432, '10.0.0.0/16'))).toEqual([]));

  test('without health data nothing is said', () => {
    expect(judge(to(5432, '0.0.0.0/0'), syntheticData)).toEqual([]);
  });
});
