import { placeOf } from '@hipaa-cdk/testing';
import { launched } from '../../../fixtures/rendered';
import { healthcareWebServer } from './healthcare-web-server';

const inProd = placeOf('prod');

const given = {
  FriendlyName: 'demo',
  PHI: 'NO',
  InstanceOwnerEmail: 'team@example.org',
  Environment: 'TEST',
};
const SECRET = `arn:aws:secretsmanager:${inProd.region}:${inProd.account}:secret:git-a1b2c3`;
const URL = 'https://git.example.org/team/site.git';

const statements = (Repository: string, source?: object): Record<string, unknown>[] =>
  Object.values(
    launched(healthcareWebServer, { ...given, Repository }, 'prod', source as object).findResources(
      'AWS::IAM::ManagedPolicy',
    ),
  ).flatMap((policy) => policy['Properties'].PolicyDocument.Statement as Record<string, unknown>[]);

const actions = (of: Record<string, unknown>[]): unknown[] => of.flatMap(({ Action }) => Action);

test('the machine reads the one repository that it serves', () => {
  expect(statements('healthcare-site')).toContainEqual({
    Sid: 'ReadRepository',
    Effect: 'Allow',
    Action: 'codecommit:GitPull',
    Resource: {
      'Fn::Join': ['', [`arn:aws:codecommit:${inProd.region}:${inProd.account}:`, 'healthcare-site']],
    },
  });
});

test('the machine writes to the log group of products and reads no log', () => {
  expect(statements('healthcare-site')).toContainEqual({
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    Resource: {
      'Fn::Join': [
        '',
        [`arn:aws:logs:${inProd.region}:${inProd.account}:log-group:`, { Ref: 'CatalogLogGroupName' }, ':*'],
      ],
    },
  });
});

test('the machine may do this and no more', () => {
  expect(actions(statements('healthcare-site'))).toEqual([
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    'ssm:UpdateInstanceInformation',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
    'codecommit:GitPull',
    'kms:Decrypt',
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    'logs:DescribeLogGroups',
  ]);
});

test('a session opens where the account encrypts and records it: with its key, and into its log group', () => {
  expect(statements('healthcare-site')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Action: 'kms:Decrypt',
        Resource: { Ref: 'AuditSessionKeyArn' },
        Condition: { StringLike: { 'kms:EncryptionContext:aws:ssm:TargetId': 'i-?????????????????' } },
      }),
      expect.objectContaining({ Sid: 'RecordSessions' }),
    ]),
  );
});

test('a machine reports for instances of its account only', () => {
  expect(statements('healthcare-site')).toContainEqual(
    expect.objectContaining({
      Action: 'ssm:UpdateInstanceInformation',
      Resource: `arn:aws:ec2:${inProd.region}:${inProd.account}:instance/i-?????????????????`,
    }),
  );
});

test('another Git server is read with a token from its one secret', () => {
  const of = statements(URL, { source: { kind: 'https', repositories: [URL], secretArn: SECRET } });
  expect(of).toContainEqual({
    Sid: 'ReadToken',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: SECRET,
  });
  expect(actions(of)).not.toContain('codecommit:GitPull');
});

test('a public repository takes no permission', () => {
  const of = statements(URL, { source: { kind: 'https', repositories: [URL] } });
  expect(actions(of)).not.toContain('secretsmanager:GetSecretValue');
});

test('EC2 takes the role, and nobody else', () => {
  launched(healthcareWebServer, { ...given, Repository: 'healthcare-site' }).hasResourceProperties(
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  );
});
