import { everyEnvironment, layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inTest = placeOf('test');

interface Statement {
  readonly Sid: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const roleId = /^BeanstalkInstanceRole[0-9A-F]+$/;

const statements = (template: Template): readonly Statement[] => {
  const policies = template.findResources('AWS::IAM::ManagedPolicy');
  return Object.entries(policies)
    .filter(([id]) => id.startsWith('BeanstalkInstanceRole'))
    .flatMap(([, policy]) => policy['Properties'].PolicyDocument.Statement as Statement[]);
};
const named = (template: Template, sid: string) => statements(template).find(({ Sid }) => Sid === sid);
const role = (template: Template) =>
  Object.entries(template.findResources('AWS::IAM::Role')).find(([id]) => roleId.test(id))?.[1]['Properties'];

const ARN = `arn:aws:secretsmanager:${inTest.region}:${inTest.account}:secret:api-AbCdEf`;
const PARAMETER = `arn:aws:ssm:${inTest.region}:${inTest.account}:parameter/application/url`;
const KEY = `arn:aws:kms:${inTest.region}:${inTest.account}:key/1234abcd`;

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);
  const { account, region } = testEnvironment(name);

  test('machines take the role, and nobody else', () => {
    expect(role(template())?.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  test('the role has what the users layer says that the application may do, and no policy of AWS', () => {
    expect(role(template())?.ManagedPolicyArns).toEqual([{ Ref: 'UsersApplicationPolicyArn' }]);
  });

  test('there is nothing else that a machine may do', () => {
    expect(statements(template()).map(({ Sid }) => Sid)).toEqual([
      'ReportHealth',
      'SendLogs',
      'FetchBundle',
      'HandOverLogs',
      'BeManaged',
      'HoldSessions',
      'DecryptSessions',
      'RecordSessions',
      'FindRecords',
    ]);
  });

  test('a session opens where the account encrypts and records it: with its key, and into its log group', () => {
    expect(named(template(), 'DecryptSessions')).toMatchObject({
      Action: 'kms:Decrypt',
      Resource: { Ref: 'AuditSessionKeyArn' },
      Condition: { StringLike: { 'kms:EncryptionContext:aws:ssm:TargetId': 'i-?????????????????' } },
    });
    expect(JSON.stringify(named(template(), 'RecordSessions')?.Resource)).toContain(
      '{"Ref":"AuditSessionLogGroupName"}',
    );
  });

  test('a machine reports the health of this application', () => {
    const statement = named(template(), 'ReportHealth');
    expect(statement?.Action).toBe('elasticbeanstalk:PutInstanceStatistics');
    expect(JSON.stringify(statement?.Resource)).toMatch(/application\/.*BeanstalkApplication.*environment\//);
  });

  test('a machine writes to log groups of Beanstalk in this account and region', () => {
    expect(named(template(), 'SendLogs')).toMatchObject({
      Action: [
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      Resource: `arn:aws:logs:${region}:${account}:log-group:/aws/elasticbeanstalk/*`,
    });
  });

  test('a machine reads bundles from the bucket that Beanstalk has in this account and region', () => {
    expect(named(template(), 'FetchBundle')).toMatchObject({
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: `arn:aws:s3:::elasticbeanstalk-${region}-${account}/resources/*`,
    });
  });

  test('a machine puts nothing there but logs that somebody asked for', () => {
    expect(named(template(), 'HandOverLogs')).toMatchObject({
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::elasticbeanstalk-${region}-${account}/resources/environments/logs/*`,
    });
  });

  test('a machine can be reached through the Session Manager, and reads no parameter for it', () => {
    expect(named(template(), 'BeManaged')).toMatchObject({
      Action: 'ssm:UpdateInstanceInformation',
      Resource: `arn:aws:ec2:${region}:${account}:instance/i-?????????????????`,
    });
    expect(named(template(), 'HoldSessions')?.Action).toEqual([
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ]);
  });
});

test('without the users layer the application may do nothing', () => {
  const environment = testEnvironment('prod', { layers: { except: ['users'] } });
  expect(role(layerTemplate(app, environment))).not.toHaveProperty('ManagedPolicyArns');
});

describe('with secrets', () => {
  const template = layerTemplate(app, 'test', {
    secrets: { API_KEY: ARN, URL: PARAMETER },
    secretKeyArns: [KEY],
  });

  test.each([
    ['ReadSecrets', 'secretsmanager:GetSecretValue', ARN],
    ['ReadParameters', ['ssm:GetParameter', 'ssm:GetParameters'], PARAMETER],
    ['DecryptSecrets', 'kms:Decrypt', KEY],
  ])('%s is about those that are named', (sid, Action, Resource) => {
    expect(named(template, sid)).toMatchObject({ Action, Resource });
  });

  test('a key is used for secrets and parameters, and for nothing else that it encrypts', () => {
    expect(named(template, 'DecryptSecrets')?.Condition).toEqual({
      StringEquals: {
        'kms:ViaService': [
          `secretsmanager.${inTest.region}.amazonaws.com`,
          `ssm.${inTest.region}.amazonaws.com`,
        ],
      },
    });
  });

  test('CloudFormation is asked for no value', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('{{resolve:');
  });
});
