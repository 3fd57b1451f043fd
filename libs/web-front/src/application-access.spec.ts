import { read } from '@hipaa-cdk/parameters';
import { networkContract } from '@hipaa-cdk/contracts-network';
import type { Environment } from '@hipaa-cdk/environments';
import { aws_iam as iam, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { PublishedNetwork } from '@hipaa-cdk/constructs';
import { databasePort } from '@hipaa-cdk/contracts-database';
import { testEnvironment } from '@hipaa-cdk/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeTemplate, ComputeStack } from '../fixtures/compute-stack';
import { attachApplicationPolicy, DatabaseAccess, applicationVariables } from './application-access';

const templateIn = (changes: Partial<Environment>) =>
  computeTemplate('test', changes, (stack) =>
    attachApplicationPolicy(
      new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') }),
    ),
  );

test('the role may do what the users layer allows, and nothing more', () => {
  templateIn({}).hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: [{ Ref: 'UsersApplicationPolicyArn' }],
  });
});

test('without the users layer the role may do nothing', () => {
  templateIn({ layers: { except: ['users'] } }).hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
  });
});

describe('database access', () => {
  const templateIn = (changes: Partial<Environment>) =>
    computeTemplate('test', changes, (stack) => {
      const { vpc } = new PublishedNetwork(stack, 'Network', {
        network: read(stack, networkContract),
        tiers: ['public'],
      });
      const client = new ec2.SecurityGroup(stack, 'Client', { vpc, allowAllOutbound: false });
      new DatabaseAccess(stack, 'Database', { client, description: 'tests' });
    });

  const client = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Client'), 'GroupId'] };
  const number = databasePort(testEnvironment('test'));
  const port = { IpProtocol: 'tcp', FromPort: number, ToPort: number };

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
});

const variablesIn = (changes: Partial<Environment> = {}): string[] =>
  Object.keys(
    applicationVariables(new ComputeStack(testEnvironment('test', { compute: 'ecs', ...changes }))),
  );

const without = (...layers: string[]) => variablesIn({ layers: { except: layers } });

test('everything that an environment with all layers has is told', () => {
  expect(variablesIn()).toEqual([
    'APPLICATION_ENVIRONMENT',
    'AWS_DEFAULT_REGION',
    'SITE_URL',
    'STORAGE_BUCKET',
    'STORAGE_KEY_ARN',
    'DATABASE_HOST',
    'DATABASE_READER_HOST',
    'DATABASE_PORT',
    'DATABASE_NAME',
    'DATABASE_SECRET_ARN',
    'AUTH_ISSUER',
    'AUTH_CLIENT_ID',
    'AUTH_IDENTITY_POOL_ID',
    'AUTH_USER_POOL_ID',
    'AUTH_LOGIN_URL',
  ]);
});

test('the page for developers has all of them, and no other', () => {
  const page = readFileSync(join(__dirname, '../../../docs/your-application.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...variablesIn(), 'PORT'].sort());
});

test.each([
  ['storage', 'STORAGE_'],
  ['database', 'DATABASE_'],
  ['auth', 'AUTH_'],
])('without %s nothing is told about it', (layer, prefix) => {
  expect(without(layer).filter((name) => name.startsWith(prefix))).toEqual([]);
});

test('with another identity provider there is no user pool to tell about', () => {
  const identityProvider = { issuer: 'https://login.example.org', clientId: 'application' };
  expect(variablesIn({ identityProvider }).filter((name) => name.startsWith('AUTH_'))).toEqual([
    'AUTH_ISSUER',
    'AUTH_CLIENT_ID',
    'AUTH_IDENTITY_POOL_ID',
  ]);
});

test('without a site there is no address to tell', () => {
  expect(variablesIn({ site: undefined })).not.toContain('SITE_URL');
});

test('of the database secret only the ARN is told', () => {
  const stack = new ComputeStack(testEnvironment('test', { compute: 'ecs' }));
  expect(stack.resolve(applicationVariables(stack)['DATABASE_SECRET_ARN'])).toEqual({
    Ref: 'DatabaseSecretArn',
  });
});
