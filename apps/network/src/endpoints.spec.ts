import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { packageBuckets, signalBuckets } from './endpoints';
import { app } from './main';
import type { EndpointService } from './settings';

const inProd = placeOf('prod');

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

const GATEWAY = { Properties: { VpcEndpointType: 'Gateway' } };

function statements(template: Template, service: string): Statement[] {
  const endpoints = template.findResources('AWS::EC2::VPCEndpoint', GATEWAY);
  const [endpoint] = Object.values(endpoints).filter(({ Properties: p }) =>
    JSON.stringify(p.ServiceName).includes(`.${service}"`),
  );
  return endpoint?.Properties.PolicyDocument.Statement ?? [];
}

const objects = (buckets: string[]) => buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`).sort();

describe.each(everyEnvironment('network'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const ownAccountOnly = {
    StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account },
    Bool: { 'aws:SecureTransport': 'true' },
  };

  test('every route table leads to S3 and DynamoDB without leaving the AWS network', () => {
    const tables = Object.keys(template().findResources('AWS::EC2::RouteTable')).map((Ref) => ({ Ref }));
    const endpoints = Object.values(template().findResources('AWS::EC2::VPCEndpoint', GATEWAY));
    expect(endpoints.map(({ Properties: p }) => p.RouteTableIds)).toEqual([tables, tables]);
  });

  test('DynamoDB is open for callers and tables of the account, over TLS', () => {
    expect(statements(template(), 'dynamodb')).toEqual([
      expect.objectContaining({ Effect: 'Allow', Action: 'dynamodb:*', Condition: ownAccountOnly }),
    ]);
  });

  test('S3 is open for callers and buckets of the account, over TLS', () => {
    expect(statements(template(), 's3')).toContainEqual(
      expect.objectContaining({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: ownAccountOnly }),
    );
  });

  test('packages of AWS can be read, and only read', () => {
    expect(statements(template(), 's3')).toContainEqual(
      expect.objectContaining({ Action: 's3:GetObject', Resource: objects(packageBuckets(region)) }),
    );
  });

  test('without a condition on the account, only named buckets are open', () => {
    const open = statements(template(), 's3').filter(({ Condition }) => !Condition);
    const resources = open.flatMap(({ Resource }) => Resource);
    expect([...resources].sort()).toEqual(objects([...packageBuckets(region), ...signalBuckets(region)]));
  });

  test("only CloudFormation's own buckets can be written without a condition on the account", () => {
    const written = statements(template(), 's3').filter(
      ({ Action, Condition }) => !Condition && Action !== 's3:GetObject',
    );
    expect(written).toEqual([
      expect.objectContaining({
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: objects(signalBuckets(region)),
      }),
    ]);
  });
});

test('buckets that the settings name can be read as well', () => {
  const template = layerTemplate(app, 'prod', { readableBuckets: ['partner-exports'] });
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 's3:GetObject',
          Resource: Match.arrayWith(['arn:aws:s3:::partner-exports/*']),
        }),
      ]),
    },
  });
});

/** Some region: the names of buckets have it with hyphens, but for one that has it without. */
const REGION = 'us-west-2';
const buckets = [...packageBuckets(REGION), ...signalBuckets(REGION)];

test.each(buckets)(
  '%s is a bucket of the region, without a wildcard that would let in the buckets of others',
  (bucket) => {
    expect(bucket).toMatch(/^[a-z0-9-]+$/);
    expect(bucket).toMatch(/us-?west-?2/);
  },
);

test.each([
  ['packages of Amazon Linux', `al2023-repos-${REGION}-de612dc2`],
  ['layers of container images', `prod-${REGION}-starport-layer-bucket`],
  ['Elastic Beanstalk platforms', `elasticbeanstalk-platform-assets-${REGION}`],
  ['the Systems Manager agent', `amazon-ssm-${REGION}`],
])('%s can be read', (_, bucket) => {
  expect(packageBuckets(REGION)).toContain(bucket);
});

test('answers to CloudFormation go to the bucket whose region is written without hyphens', () => {
  expect(signalBuckets(REGION)).toContain('cloudformation-custom-resource-response-uswest2');
});

test('nothing can be written to a bucket that packages come from', () => {
  expect(packageBuckets(REGION).filter((bucket) => signalBuckets(REGION).includes(bucket))).toEqual([]);
});

const INTERFACE = { Properties: { VpcEndpointType: 'Interface' } };
const withEndpoints = (environment: string, ...interfaceEndpoints: EndpointService[]) =>
  layerTemplate(app, environment, { interfaceEndpoints });

test.each(everyEnvironment('network'))('%s has no endpoint that costs by the hour', (environment) => {
  const template = layerTemplate(app, environment);
  expect(template.findResources('AWS::EC2::VPCEndpoint', INTERFACE)).toEqual({});
  template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
});

test('each listed service gets an endpoint under its usual host name', () => {
  const template = withEndpoints('prod', 'secretsmanager', 'ecr.api');
  expect(Object.keys(template.findResources('AWS::EC2::VPCEndpoint', INTERFACE))).toEqual([
    expect.stringMatching(/^EndpointsSecretsmanager/),
    expect.stringMatching(/^EndpointsEcrApi/),
  ]);
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: `com.amazonaws.${inProd.region}.ecr.api`,
    PrivateDnsEnabled: true,
  });
});

test('endpoints stand in the subnets of the application, one a zone', () => {
  withEndpoints('prod', 'kms').hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Interface',
    SubnetIds: [
      { Ref: Match.stringLikeRegexp('^SubnetsPrivateASubnet') },
      { Ref: Match.stringLikeRegexp('^SubnetsPrivateBSubnet') },
    ],
  });
  withEndpoints('test', 'kms').hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Interface',
    SubnetIds: [
      { Ref: Match.stringLikeRegexp('^SubnetsPublicASubnet') },
      { Ref: Match.stringLikeRegexp('^SubnetsPublicBSubnet') },
    ],
  });
});

test.each([
  ['prod', '10.0.0.0/16'],
  ['test', '10.1.0.0/16'],
])('in %s endpoints answer HTTPS from %s and nothing else', (environment, CidrIp) => {
  const template = withEndpoints(environment, 'kms', 'logs');
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  template.allResourcesProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [Match.objectLike({ CidrIp, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
  });
});

test('endpoints open no connection themselves', () => {
  withEndpoints('prod', 'kms').allResourcesProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
});

test('all endpoints share one security group', () => {
  const template = withEndpoints('prod', 'kms', 'logs', 'ssm');
  template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
  const groups = Object.values(template.findResources('AWS::EC2::VPCEndpoint', INTERFACE)).map(
    ({ Properties: p }) => p.SecurityGroupIds,
  );
  expect(groups).toHaveLength(3);
  expect(new Set(groups.map((group) => JSON.stringify(group))).size).toBe(1);
});
