import { databasePort } from '@hipaa-cdk/contracts-database';
import { findEnvironment } from '@hipaa-cdk/platform';
import { layerTemplate, testEnvironment } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const PORT = databasePort(findEnvironment('prod'));
const instanceConnect = { reason: 'an old tool that speaks SSH' };
const template = layerTemplate(app, 'prod');
const withSsh = layerTemplate(app, 'prod', { instanceConnect });
const withoutDatabase = layerTemplate(
  app,
  testEnvironment('prod', { layers: { only: ['network', 'bastion'] } }),
);

const groupIn = (one: typeof template, name: string): string =>
  Object.keys(one.findResources('AWS::EC2::SecurityGroup')).find((id) => id.startsWith(name)) ?? '';
const GROUP = groupIn(template, 'Access');
const groupId = (id: string) => ({ 'Fn::GetAtt': [id, 'GroupId'] });

const https = { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

test('nothing comes in to the machine', () => {
  template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
  template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { GroupId: groupId(GROUP) }, 0);
});

test('the machine speaks to AWS over TLS', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [Match.objectLike(https)],
  });
});

test('the machine speaks to the database on its port, and to nothing else', () => {
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    GroupId: groupId(GROUP),
    DestinationSecurityGroupId: { Ref: 'DatabaseSecurityGroupId' },
    IpProtocol: 'tcp',
    FromPort: PORT,
    ToPort: PORT,
  });
});

test('the database lets the machine in, on its port', () => {
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: { Ref: 'DatabaseSecurityGroupId' },
    SourceSecurityGroupId: groupId(GROUP),
    IpProtocol: 'tcp',
    FromPort: PORT,
    ToPort: PORT,
  });
});

describe('without a database', () => {
  test('the machine speaks to AWS alone', () => {
    withoutDatabase.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
    withoutDatabase.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('there is one kind of session, and nothing published about a database', () => {
    withoutDatabase.resourceCountIs('AWS::SSM::Document', 1);
    withoutDatabase.resourceCountIs('AWS::SSM::Parameter', 4);
    expect(JSON.stringify(withoutDatabase.toJSON())).not.toContain('rds-db');
  });
});

describe('SSH', () => {
  test('is not there unless somebody asks', () => {
    template.resourceCountIs('AWS::EC2::InstanceConnectEndpoint', 0);
  });

  test('comes through an endpoint that hides where somebody comes from', () => {
    withSsh.hasResourceProperties('AWS::EC2::InstanceConnectEndpoint', {
      PreserveClientIp: false,
      SecurityGroupIds: [groupId(groupIn(withSsh, 'InstanceConnect'))],
      SubnetId: { 'Fn::Select': [0, { Ref: 'NetworkApplicationSubnetIds' }] },
    });
  });

  test('comes in from the endpoint alone', () => {
    withSsh.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { GroupId: groupId(GROUP) }, 1);
    withSsh.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: groupId(GROUP),
      SourceSecurityGroupId: groupId(groupIn(withSsh, 'InstanceConnect')),
      FromPort: 22,
      ToPort: 22,
    });
  });

  test('goes from the endpoint to the machine and nowhere else', () => {
    withSsh.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: groupId(groupIn(withSsh, 'InstanceConnect')),
      DestinationSecurityGroupId: groupId(GROUP),
      FromPort: 22,
      ToPort: 22,
    });
  });
});
