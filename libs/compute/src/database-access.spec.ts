import { PublishedNetwork } from '@hipaa-cdk/published-network';
import { DATABASE_PORT } from '@hipaa-cdk/contracts-database';
import type { Environment } from '@hipaa-cdk/environments';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { computeTemplate } from '../fixtures/compute-stack';
import { DatabaseAccess } from './database-access';

const templateIn = (changes: Partial<Environment>) =>
  computeTemplate('test', changes, (stack) => {
    const { vpc } = new PublishedNetwork(stack, 'Network', { tiers: ['public'] });
    const client = new ec2.SecurityGroup(stack, 'Client', { vpc, allowAllOutbound: false });
    new DatabaseAccess(stack, 'Database', { client, description: 'tests' });
  });

const client = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Client'), 'GroupId'] };
const port = { IpProtocol: 'tcp', FromPort: DATABASE_PORT, ToPort: DATABASE_PORT };

test('the database lets the client in, at its port only', () => {
  templateIn({}).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    ...port,
    GroupId: { Ref: 'DatabaseSecurityGroupId' },
    SourceSecurityGroupId: client,
    CidrIp: Match.absent(),
  });
});

test('the client reaches the database, at its port only', () => {
  templateIn({}).hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    ...port,
    GroupId: client,
    DestinationSecurityGroupId: { Ref: 'DatabaseSecurityGroupId' },
    CidrIp: Match.absent(),
  });
});

test('nothing is opened where there is no database', () => {
  const template = templateIn({ layers: { except: ['database'] } });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
});
