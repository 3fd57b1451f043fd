import { subject } from '../../fixtures/subject';
import { shortName } from '../judgement/rule-id';
import { judgeByNag } from './judge-by-nag';

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const group = (...SecurityGroupIngress: object[]) => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'a group', SecurityGroupIngress },
});
const wears = { SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] };
const balancer = (Scheme: string) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Scheme, ...wears },
});
const facing = balancer('internet-facing');

const found = (resources: Parameters<typeof subject>[0]): number =>
  judgeByNag([subject(resources)]).findings.filter(({ rule }) => shortName(rule) === 'EC23').length;

test('a group that opens HTTPS of a load balancer on the internet passes', () => {
  expect(found({ Group: group(https), Balancer: facing })).toBe(0);
});

test('what a front door lets in from named ranges is not asked about', () => {
  const named = { IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443, CidrIp: '203.0.113.0/24' };
  expect(found({ Group: group(https, named), Balancer: facing })).toBe(0);
});

test.each([
  ['that nothing wears', { Group: group(https) }],
  ['of a load balancer inside', { Group: group(https), Balancer: balancer('internal') }],
  [
    'of one load balancer outside and one inside',
    {
      Group: group(https),
      Balancer: facing,
      Second: balancer('internal'),
    },
  ],
  ['that also opens HTTP', { Group: group(https, { ...https, FromPort: 80, ToPort: 80 }), Balancer: facing }],
  ['that opens more ports than one', { Group: group({ ...https, ToPort: 444 }), Balancer: facing }],
  [
    'that opens every protocol',
    { Group: group({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }), Balancer: facing },
  ],
  [
    'that opens SSH over IPv6',
    {
      Group: group({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '::/0' }),
      Balancer: facing,
    },
  ],
  [
    'that a machine wears as well',
    {
      Group: group(https),
      Balancer: facing,
      Machine: { Type: 'AWS::EC2::Instance', Properties: { SecurityGroupIds: wears.SecurityGroups } },
    },
  ],
])('a group %s fails', (_, resources) => {
  expect(found(resources)).toBe(1);
});
