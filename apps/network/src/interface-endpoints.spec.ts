import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import type { EndpointService } from './endpoint-services';
import { app } from './main';

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
    ServiceName: 'com.amazonaws.us-west-2.ecr.api',
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
