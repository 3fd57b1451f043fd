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

test('a front door that sends people on to HTTPS passes', () => {
  const plain = { ...https, FromPort: 80, ToPort: 80 };
  const Redirect = {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: 'Balancer' },
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }],
    },
  };
  expect(found({ Group: group(https, plain), Balancer: facing, Redirect })).toBe(0);
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

describe('keyless source', () => {
  const RULE = 'CodeBuildProjectSourceRepoUrl';
  const required = {
    Artifacts: { Type: 'NO_ARTIFACTS' },
    Environment: { ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'image:1', Type: 'LINUX_CONTAINER' },
    ServiceRole: 'role',
  };
  const found = (Source: object, more: object = {}): number => {
    const Properties = { ...required, Source, ...more };
    return judgeByNag([subject({ Build: { Type: 'AWS::CodeBuild::Project', Properties } })]).findings.filter(
      ({ rule }) => shortName(rule) === RULE,
    ).length;
  };
  const github = (Auth?: object, Location = 'https://github.com/owner/name.git') => ({
    Type: 'GITHUB',
    Location,
    Auth,
  });

  test.each(['CODECOMMIT', 'CODEPIPELINE', 'NO_SOURCE', 'S3'])(
    'a build from %s passes: IAM lets it in',
    (Type) => {
      expect(found({ Type })).toBe(0);
    },
  );

  test.each(['OAUTH', 'CODECONNECTIONS'])('GitHub by %s passes', (Type) => {
    expect(found(github({ Type }))).toBe(0);
  });

  test.each([
    ['nothing', github()],
    ['a token', github({ Type: 'PERSONAL_ACCESS_TOKEN' })],
    [
      'a connection, with a password in the address',
      github({ Type: 'CODECONNECTIONS' }, 'https://user:word@github.com/o/n'),
    ],
    [
      'a connection, at an address that only the deployment knows',
      github({ Type: 'CODECONNECTIONS' }, { 'Fn::Sub': 'https://${AWS::AccountId}.example.org' } as never),
    ],
  ])('GitHub by %s fails', (_, source) => {
    expect(found(source)).toBe(1);
  });

  test('a second source is looked at as well', () => {
    expect(
      found({ Type: 'NO_SOURCE' }, { SecondarySources: [{ ...github(), SourceIdentifier: 'second' }] }),
    ).toBe(1);
  });
});

describe('streamed logs', () => {
  const kept = { StreamLogs: 'true', DeleteOnTerminate: 'false', RetentionInDays: '3653' };

  const found = (options: Readonly<Record<string, unknown>>): number => {
    const OptionSettings = Object.entries(options).map(([OptionName, Value]) => ({
      Namespace: 'aws:elasticbeanstalk:cloudwatch:logs',
      OptionName,
      Value,
    }));
    const environment = {
      Type: 'AWS::ElasticBeanstalk::Environment',
      Properties: { ApplicationName: 'application', OptionSettings },
    };
    return judgeByNag([subject({ Environment: environment })]).findings.filter(
      ({ rule }) => shortName(rule) === 'EB4',
    ).length;
  };

  test('logs that are streamed and kept need no copy in S3', () => expect(found(kept)).toBe(0));

  test.each([
    ['are not streamed', { ...kept, StreamLogs: 'false' }],
    ['go with the environment', { ...kept, DeleteOnTerminate: 'true' }],
    ['are kept for no number of days', { ...kept, RetentionInDays: 'long' }],
    ['are kept for as long as Beanstalk likes', { StreamLogs: 'true', DeleteOnTerminate: 'false' }],
    ['nobody speaks of', {}],
  ])('logs that %s need one', (_, options) => expect(found(options)).toBe(1));
});

const RULE = 'VPCDefaultSecurityGroupClosed';
const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const closes = (name: string) => ({
  Type: 'Custom::VpcRestrictDefaultSG',
  Properties: { ServiceToken: 'x', DefaultSecurityGroupId: { 'Fn::GetAtt': [name, 'DefaultSecurityGroup'] } },
});
const failing = (resources: Parameters<typeof subject>[0]): string[] =>
  judgeByNag([subject(resources)])
    .findings.filter(({ rule }) => shortName(rule) === RULE)
    .map(({ logicalId }) => logicalId);

test('a VPC whose default security group nobody empties fails', () => {
  expect(failing({ Vpc: vpc })).toEqual(['Vpc', 'Vpc']);
});

test('a VPC whose default security group is emptied passes, though the template has no construct tree', () => {
  expect(failing({ Vpc: vpc, Close: closes('Vpc') })).toEqual([]);
});

test('emptying the group of one VPC closes no other', () => {
  expect(failing({ Vpc: vpc, Second: vpc, Close: closes('Vpc') })).toEqual(['Second', 'Second']);
});
