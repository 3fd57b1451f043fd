import { placeOf } from '@hipaa-cdk/testing';
import { read } from '@hipaa-cdk/parameters';
import { networkContract } from '@hipaa-cdk/contracts-network';
import type { Environment } from '@hipaa-cdk/environments';
import { PublishedNetwork } from '@hipaa-cdk/constructs';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { webAlarmRules, WebLoadBalancer } from './web-load-balancer';
import { computeTemplate } from '../fixtures/compute-stack';

const inProd = placeOf('prod');

test('counts are added up: their average is one, however many there are', () => {
  const counts = webAlarmRules.filter(({ metric }) => /Count$/.test(metric));
  expect(counts.map(({ statistic }) => statistic)).toEqual(counts.map(() => 'Sum'));
});

test('silence wakes nobody: a load balancer reports only what happens', () => {
  expect(webAlarmRules.filter(({ heartbeat }) => heartbeat)).toEqual([]);
});

test('no two alarms have the same name', () => {
  const ids = webAlarmRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const GROUP = 'AWS::EC2::SecurityGroup';

let front: WebLoadBalancer;
const templateIn = (changes: Partial<Environment> = {}) =>
  computeTemplate('prod', changes, (stack) => {
    const { vpc } = new PublishedNetwork(stack, 'Network', {
      network: read(stack, networkContract),
      tiers: ['public'],
    });
    front = new WebLoadBalancer(stack, 'Web', {
      vpc,
      allowedSources: ['203.0.113.0/24', '198.51.100.0/24'],
      idleSeconds: 45,
    });
  });

const template = templateIn();
const attribute = (Key: string, Value: unknown) =>
  template.hasResourceProperties(BALANCER, {
    LoadBalancerAttributes: Match.arrayWith([{ Key, Value }]),
  });

test('it stands in the public subnets and faces the internet', () => {
  template.hasResourceProperties(BALANCER, {
    Scheme: 'internet-facing',
    Subnets: [
      { 'Fn::Select': [0, { Ref: 'NetworkPublicSubnetIds' }] },
      { 'Fn::Select': [1, { Ref: 'NetworkPublicSubnetIds' }] },
    ],
  });
});

test.each([
  ['deletion_protection.enabled', 'true'],
  ['routing.http.drop_invalid_header_fields.enabled', 'true'],
  ['routing.http.desync_mitigation_mode', 'strictest'],
  ['idle_timeout.timeout_seconds', '45'],
  ['access_logs.s3.enabled', 'true'],
  ['access_logs.s3.bucket', { Ref: 'StorageLogBucketName' }],
  ['access_logs.s3.prefix', 'load-balancers'],
])('its attribute %s is %j', (key, value) => {
  attribute(key, value);
});

test('it is reached from the allowed ranges, by TLS and in the clear', () => {
  template.hasResourceProperties(GROUP, {
    SecurityGroupIngress: [443, 80].flatMap((port) =>
      ['203.0.113.0/24', '198.51.100.0/24'].map((CidrIp) =>
        Match.objectLike({ CidrIp, FromPort: port, ToPort: port, IpProtocol: 'tcp' }),
      ),
    ),
  });
});

test('in the clear it says where HTTPS is, for good, and nothing else', () => {
  template.hasResourceProperties(LISTENER, {
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
    ],
  });
});

test('it reaches nothing that it has no rule for', () => {
  template.hasResourceProperties(GROUP, {
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
});

test('it reaches its targets, at their port only', () => {
  const withTarget = computeTemplate('prod', {}, (stack) => {
    const { vpc } = new PublishedNetwork(stack, 'Network', {
      network: read(stack, networkContract),
      tiers: ['public'],
    });
    const web = new WebLoadBalancer(stack, 'Web', { vpc, allowedSources: ['0.0.0.0/0'], idleSeconds: 60 });
    const target = new ec2.SecurityGroup(stack, 'Target', { vpc, allowAllOutbound: false });
    target.connections.allowFrom(web.loadBalancer, ec2.Port.tcp(8080));
  });
  withTarget.hasResourceProperties(GROUP, {
    GroupDescription: Match.stringLikeRegexp('^Load balancer'),
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
  withTarget.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    IpProtocol: 'tcp',
    FromPort: 8080,
    ToPort: 8080,
    DestinationSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Target'), 'GroupId'] },
  });
});

test('its listener for requests has the certificate of the site and begins with TLS 1.2', () => {
  template.resourceCountIs(LISTENER, 2);
  template.hasResourceProperties(LISTENER, {
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    Certificates: [
      { CertificateArn: Match.stringLikeRegexp(`^arn:aws:acm:${inProd.region}:${inProd.account}:`) },
    ],
  });
});

test('what is for nobody gets a 404', () => {
  template.hasResourceProperties(LISTENER, {
    DefaultActions: [
      { Type: 'fixed-response', FixedResponseConfig: Match.objectLike({ StatusCode: '404' }) },
    ],
  });
});

describe('with a site', () => {
  beforeAll(() => templateIn());

  test('the application is reached at its name', () => {
    expect(front.url).toBe(`https://${inProd.domainName}`);
  });

  test('requests for other names are not for the application', () => {
    expect(front.applicationRequests.renderRawCondition()).toEqual({
      field: 'host-header',
      hostHeaderConfig: { values: [inProd.domainName] },
    });
  });
});

describe('without a site', () => {
  const changes = { site: undefined, dataClass: 'synthetic' as const };

  test('it speaks plain HTTP at its own name', () => {
    const plain = templateIn(changes);
    plain.resourceCountIs(LISTENER, 1);
    plain.hasResourceProperties(LISTENER, { Port: 80, Protocol: 'HTTP', Certificates: Match.absent() });
    plain.hasResourceProperties(GROUP, {
      SecurityGroupIngress: Match.arrayWith([Match.objectLike({ FromPort: 80, ToPort: 80 })]),
    });
    expect(front.url).toMatch(/^http:\/\//);
  });

  test('every request is for the application', () => {
    templateIn(changes);
    expect(front.applicationRequests.renderRawCondition()).toMatchObject({ field: 'path-pattern' });
  });
});
