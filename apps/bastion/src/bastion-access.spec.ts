import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const POLICY = 'AWS::IAM::ManagedPolicy';
const template = layerTemplate(app, 'prod');
const withSsh = layerTemplate(app, 'prod', { instanceConnect: { reason: 'an old tool that speaks SSH' } });

const policyIn = (one: Template) =>
  Object.entries(one.findResources(POLICY)).find(([id]) => id.startsWith('BastionAccess'));
const statementsIn = (one: Template) =>
  (policyIn(one)?.[1].Properties.PolicyDocument.Statement ?? []) as { Sid: string }[];
const statement = (sid: string, from = template) => statementsIn(from).find(({ Sid }) => Sid === sid);

const idOf = (type: string, name = '') =>
  Object.keys(template.findResources(type)).find((id) => id.startsWith(name)) ?? '';
const INSTANCE = idOf('AWS::EC2::Instance');
const KEY = idOf('AWS::KMS::Key');
const MACHINE = {
  'Fn::Join': ['', [`arn:aws:ec2:${inProd.region}:${inProd.account}:instance/`, { Ref: INSTANCE }]],
};
const document = (name: string) => ({
  'Fn::Join': [
    '',
    [`arn:aws:ssm:${inProd.region}:${inProd.account}:document/`, { Ref: idOf('AWS::SSM::Document', name) }],
  ],
});

describe('an operator may', () => {
  test('open sessions on this machine with the documents of this layer, which must be named', () => {
    expect(statement('StartSessions')).toEqual({
      Sid: 'StartSessions',
      Effect: 'Allow',
      Action: 'ssm:StartSession',
      Resource: [MACHINE, document('DatabaseTunnel'), document('RecordedSession')],
      Condition: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
    });
  });

  test('go on with their own sessions and end them, and nobody else’s', () => {
    expect(statement('EndOwnSessions')).toEqual({
      Sid: 'EndOwnSessions',
      Effect: 'Allow',
      Action: ['ssm:ResumeSession', 'ssm:TerminateSession'],
      Resource: `arn:aws:ssm:${inProd.region}:${inProd.account}:session/\${aws:userid}-*`,
    });
  });

  test('encrypt for this machine', () => {
    expect(statement('EncryptSessions')).toEqual({
      Sid: 'EncryptSessions',
      Effect: 'Allow',
      Action: 'kms:GenerateDataKey',
      Resource: { 'Fn::GetAtt': [KEY, 'Arn'] },
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:ssm:TargetId': { Ref: INSTANCE } } },
    });
  });

  test('sign in to the database as one user', () => {
    expect(statement('SignInToDatabase')).toEqual({
      Sid: 'SignInToDatabase',
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: {
        'Fn::Join': [
          '',
          [
            `arn:aws:rds-db:${inProd.region}:${inProd.account}:dbuser:`,
            { Ref: 'DatabaseClusterResourceId' },
            '/operator',
          ],
        ],
      },
    });
  });

  test('do nothing else', () => {
    expect(statementsIn(template).map(({ Sid }) => Sid)).toEqual([
      'StartSessions',
      'EndOwnSessions',
      'EncryptSessions',
      'SignInToDatabase',
    ]);
  });
});

describe('with SSH an operator may', () => {
  test('open a tunnel to port 22, for an hour at most', () => {
    expect(statement('OpenSsh', withSsh)).toMatchObject({
      Action: 'ec2-instance-connect:OpenTunnel',
      Condition: {
        NumericEquals: { 'ec2-instance-connect:remotePort': '22' },
        NumericLessThanEquals: { 'ec2-instance-connect:maxTunnelDuration': '3600' },
      },
    });
    expect(JSON.stringify(statement('OpenSsh', withSsh))).toContain('instance-connect-endpoint/');
  });

  test('send a key for the account of sessions on this machine, and for no other', () => {
    expect(statement('SendSshKey', withSsh)).toMatchObject({
      Action: 'ec2-instance-connect:SendSSHPublicKey',
      Resource: MACHINE,
      Condition: { StringEquals: { 'ec2:osuser': 'operator-session' } },
    });
  });

  test('open it no longer than a session lasts', () => {
    const short = layerTemplate(app, 'prod', {
      sessionMinutes: 30,
      instanceConnect: { reason: 'an old tool that speaks SSH' },
    });
    expect(JSON.stringify(statement('OpenSsh', short))).toContain('"1800"');
  });
});

test('nobody is an operator unless somebody says who', () => {
  expect(policyIn(template)?.[1].Properties).not.toHaveProperty('Roles');
});

test('roles that the settings name get the policy', () => {
  const named = layerTemplate(app, 'prod', { operators: ['database-operator', 'on-call'] });
  expect(policyIn(named)?.[1].Properties.Roles).toEqual(['database-operator', 'on-call']);
});

test.each([
  ['instanceId', { Ref: INSTANCE }],
  ['sessionDocumentName', { Ref: idOf('AWS::SSM::Document', 'RecordedSession') }],
  ['tunnelDocumentName', { Ref: idOf('AWS::SSM::Document', 'DatabaseTunnel') }],
  ['accessPolicyArn', { Ref: policyIn(template)?.[0] }],
  ['securityGroupId', { 'Fn::GetAtt': [idOf('AWS::EC2::SecurityGroup'), 'GroupId'] }],
  ['databaseUser', 'operator'],
])('%s is published from what it names', (entry, value) => {
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/${APPLICATION}/prod/bastion/${entry}`,
    Value: value,
  });
});
