import { evaluate } from '../evaluate/evaluate';
import { statementProblems } from '../evaluate/statement-problems';
import type { TemplateBody } from './names';
import { type PermissionsProps, permissionsOf } from './permissions-of';
import { allowStatements, policyDocuments } from './statements';

const place = { partition: 'aws', region: 'us-east-1', account: '111122223333' };
const props = (
  Resources: TemplateBody['Resources'],
  more: Partial<PermissionsProps> = {},
  Parameters?: TemplateBody['Parameters'],
): PermissionsProps => ({
  ...place,
  templates: [
    { stackName: 'hipaa-test-storage', prefix: ['hipaa', 'test'], template: { Resources, Parameters } },
  ],
  tags: { Application: ['hipaa'], Environment: ['test'] },
  ...more,
});
const policies = (one: PermissionsProps) => policyDocuments(allowStatements(permissionsOf(one).needs));
const made = new Map<unknown, ReturnType<typeof policies>>();
const arn = (service: string, name: string): string => `arn:aws:${service}:us-east-1:111122223333:${name}`;

/** Whether CloudFormation may make a call for a template. */
function may(
  resources: TemplateBody['Resources'],
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
): boolean {
  const caller = { arn: 'arn:aws:iam::111122223333:role/cdk-exec' };
  const request = {
    caller,
    action,
    resource,
    context: { 'aws:RequestedRegion': 'us-east-1', ...context },
  };
  const identity = made.get(resources) ?? policies(props(resources));
  made.set(resources, identity);
  return evaluate(request, { identity }).allowed;
}

const ours = { 'aws:ResourceTag/Application': 'hipaa', 'aws:ResourceTag/Environment': 'test' };
const asking = { 'aws:RequestTag/Application': 'hipaa', 'aws:RequestTag/Environment': 'test' };

describe('names', () => {
  const bucket = { Files: { Type: 'AWS::S3::Bucket' } };

  test.each([
    ['one that CloudFormation makes up', 'arn:aws:s3:::hipaa-test-storage-files-1abc', true],
    ['that of a nested stack', 'arn:aws:s3:::hipaa-test-storage-nested-1-files-1abc', true],
    ['that of another environment', 'arn:aws:s3:::hipaa-prod-storage-files-1abc', false],
    ["anybody's", 'arn:aws:s3:::payroll', false],
  ])('a bucket with %s', (_, resource, allowed) => {
    expect(may(bucket, 's3:CreateBucket', resource)).toBe(allowed);
  });

  test('a log group whose name begins with a slash has it in its ARN too', () => {
    const resources = {
      Log: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: '/aws/rds/cluster/hipaa-test-database/x' },
      },
    };
    const group = arn('logs', 'log-group:/aws/rds/cluster/hipaa-test-database/x');
    expect(may(resources, 'logs:CreateLogGroup', group)).toBe(true);
  });

  test('a parameter without a name begins with CFN', () => {
    const resources = { Version: { Type: 'AWS::SSM::Parameter', Properties: { Value: '1' } } };
    expect(may(resources, 'ssm:PutParameter', arn('ssm', 'parameter/CFN-Version-1abc'))).toBe(true);
    expect(may(resources, 'ssm:PutParameter', arn('ssm', 'parameter/hipaa/test/x'))).toBe(false);
  });

  test('a given name stands for the next of its kind where it begins like the environment', () => {
    const resources = {
      Url: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/hipaa/test/site/url', Value: '1' } },
    };
    expect(may(resources, 'ssm:PutParameter', arn('ssm', 'parameter/hipaa/test/other/entry'))).toBe(true);
    expect(may(resources, 'ssm:PutParameter', arn('ssm', 'parameter/hipaa/prod/site/url'))).toBe(false);
  });

  test('any other given name stands for itself', () => {
    const resources = {
      Sessions: { Type: 'AWS::SSM::Document', Properties: { Name: 'SSM-SessionManagerRunShell' } },
    };
    expect(may(resources, 'ssm:CreateDocument', arn('ssm', 'document/SSM-SessionManagerRunShell'))).toBe(
      true,
    );
    expect(may(resources, 'ssm:CreateDocument', arn('ssm', 'document/other'))).toBe(false);
  });

  test('the path of an identity is a part of its ARN', () => {
    const resources = {
      Limit: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Path: '/hipaa-catalog/', PolicyDocument: {} } },
    };
    const policy = (name: string): string => `arn:aws:iam::111122223333:policy/${name}`;
    expect(may(resources, 'iam:CreatePolicy', policy('hipaa-catalog/hipaa-test-storage-Limit'))).toBe(true);
    expect(may(resources, 'iam:CreatePolicy', policy('hipaa-test-storage-Limit'))).toBe(false);
  });

  test('a database is in default groups as well', () => {
    const resources = { Cluster: { Type: 'AWS::RDS::DBCluster' } };
    for (const name of ['og:default:aurora', 'cluster-pg:default.aurora', 'cluster:hipaa-test-database-1'])
      expect(may(resources, 'rds:CreateDBCluster', arn('rds', name))).toBe(true);
    expect(may(resources, 'rds:DeleteDBCluster', arn('rds', 'cluster:payroll'))).toBe(false);
  });
});

describe('what a service names', () => {
  const tagged = { Tags: [] };
  const resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: tagged },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: { Tags: [{ Key: 'Application' }, { Key: 'Environment' }] },
    },
  };
  const vpc = arn('ec2', 'vpc/vpc-1');
  const key = arn('kms', 'key/1');

  test('is made with our tags', () => {
    expect(may(resources, 'ec2:CreateVpc', vpc, asking)).toBe(true);
    expect(may(resources, 'ec2:CreateVpc', vpc)).toBe(false);
    expect(may(resources, 'kms:CreateKey', '*', asking)).toBe(true);
    expect(may(resources, 'kms:CreateKey', '*')).toBe(false);
  });

  test('is changed where it has our tags', () => {
    expect(may(resources, 'ec2:DeleteVpc', vpc, ours)).toBe(true);
    expect(may(resources, 'ec2:DeleteVpc', vpc)).toBe(false);
    expect(may(resources, 'kms:PutKeyPolicy', key, ours)).toBe(true);
    expect(may(resources, 'kms:PutKeyPolicy', key, { ...ours, 'aws:ResourceTag/Environment': 'prod' })).toBe(
      false,
    );
  });

  test("does not become ours by a tag on somebody's network", () => {
    expect(may(resources, 'ec2:CreateTags', vpc, asking)).toBe(false);
    expect(may(resources, 'ec2:CreateTags', vpc, { ...asking, 'ec2:CreateAction': 'CreateVpc' })).toBe(true);
  });

  test("does not take away somebody's tags", () => {
    const theirs = { 'aws:ResourceTag/Application': 'payroll', 'aws:ResourceTag/Environment': 'prod' };
    expect(may(resources, 'kms:TagResource', key, { ...asking, ...theirs })).toBe(false);
    expect(may(resources, 'kms:TagResource', key, asking)).toBe(true);
  });

  test('without tags from the first moment on asks for none', () => {
    const plain = { Key: { Type: 'AWS::KMS::Key' } };
    expect(may(plain, 'kms:ScheduleKeyDeletion', key)).toBe(true);
  });

  test('of another region is out of reach', () => {
    const there = { ...asking, 'aws:RequestedRegion': 'eu-west-1' };
    expect(may(resources, 'kms:CreateKey', '*', there)).toBe(false);
  });
});

describe('roles', () => {
  const resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        ManagedPolicyArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] },
        ],
      },
    },
    Function: { Type: 'AWS::Lambda::Function' },
    Plan: { Type: 'AWS::Backup::RestoreTestingPlan', Properties: { RestoreTestingPlanName: 'hipaa_test_x' } },
  };
  const role = 'arn:aws:iam::111122223333:role/hipaa-test-storage-Role-1';

  test('go to the services that they trust', () => {
    const to = (service: string, arnOfRole = role): boolean =>
      may(resources, 'iam:PassRole', arnOfRole, { 'iam:PassedToService': service });
    expect(to('lambda.amazonaws.com')).toBe(true);
    expect(to('ec2.amazonaws.com')).toBe(false);
    expect(to('lambda.amazonaws.com', 'arn:aws:iam::111122223333:role/Administrator')).toBe(false);
    expect(may(resources, 'iam:PassRole', role)).toBe(false);
  });

  test('get policies that the templates name', () => {
    const attach = (policy: string): boolean =>
      may(resources, 'iam:AttachRolePolicy', role, { 'iam:PolicyARN': policy });
    expect(attach('arn:aws:iam::aws:policy/ReadOnlyAccess')).toBe(true);
    expect(attach('arn:aws:iam::aws:policy/AdministratorAccess')).toBe(false);
  });

  test('that a service makes for itself are those of the types, and of their parts', () => {
    const makes = (host: string): boolean =>
      may(
        resources,
        'iam:CreateServiceLinkedRole',
        `arn:aws:iam::111122223333:role/aws-service-role/${host}.amazonaws.com/AWSServiceRoleForX`,
      );
    expect(makes('restore-testing.backup')).toBe(true);
    expect(makes('organizations')).toBe(false);
  });
});

describe('types', () => {
  test('one that no layer has needs no table', () => {
    const resources = { Events: { Type: 'AWS::Kinesis::Stream' } };
    expect(may(resources, 'kinesis:CreateStream', arn('kinesis', 'stream/hipaa-test-events-1'))).toBe(true);
    expect(may(resources, 'kinesis:DeleteStream', arn('kinesis', 'stream/payroll'))).toBe(false);
  });

  test('a custom resource calls its function, and nothing else', () => {
    const resources = { Step: { Type: 'Custom::Step' } };
    expect(may(resources, 'lambda:InvokeFunction', arn('lambda', 'function:hipaa-test-step'))).toBe(true);
    expect(may(resources, 'lambda:InvokeFunction', arn('lambda', 'function:payroll'))).toBe(false);
  });

  // The second has no handlers: it is older than the registry.
  const legacy = { Domain: { Type: 'Acme::Old::Thing' }, Code: { Type: 'AWS::CodeCommit::Repository' } };

  test('those that nobody describes are refused, all at once', () => {
    expect(() => permissionsOf(props(legacy))).toThrow(
      expect.objectContaining({
        code: 'TYPES_NOT_DESCRIBED',
        message: expect.stringContaining('AWS::CodeCommit::Repository, Acme::Old::Thing') as string,
        remedy: expect.stringContaining('permissions.json') as string,
      }),
    );
  });

  test('a layer describes what AWS does not', () => {
    const declared = {
      'Acme::Old::Thing': { source: 'their manual', calls: { c: ['sqs:CreateQueue'] } },
      'AWS::CodeCommit::Repository': { source: 'a page', calls: { c: ['codecommit:CreateRepository'] } },
    };
    expect(permissionsOf(props(legacy, { declared })).needs).toContainEqual(
      expect.objectContaining({ action: 'sqs:CreateQueue', source: 'their manual' }),
    );
  });

  test('calls that AWS does not list, and those that nothing asks for, are said', () => {
    const { notUsed } = permissionsOf(props({ Files: { Type: 'AWS::S3::Bucket' } }));
    expect(notUsed).toContainEqual({
      type: 'AWS::S3::Bucket',
      action: 's3:PutBucketReplication',
      why: 'AWS lists no such action',
    });
    expect(notUsed.map(({ action }) => action)).toContain('s3tables:CreateTable');
  });

  test('what a property asks for is granted', () => {
    const resources = {
      Files: { Type: 'AWS::S3::Bucket', Properties: { MetadataTableConfiguration: {} } },
    };
    expect(permissionsOf(props(resources)).notUsed.map(({ action }) => action)).not.toContain(
      's3tables:CreateTable',
    );
  });
});

test('values of the parameter store are read where the template names them', () => {
  const parameters = {
    Vpc: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/hipaa/test/network/vpcId' },
    Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/aws/service/ami-amazon-linux-latest/x' },
    Plain: { Type: 'String', Default: 'x' },
  };
  const [first] = permissionsOf(props({}, {}, parameters)).needs;
  expect(first?.resources).toEqual([
    'arn:aws:ssm:us-east-1:111122223333:parameter/cdk-bootstrap/*',
    'arn:aws:ssm:us-east-1:111122223333:parameter/hipaa/test/*',
    'arn:aws:ssm:us-east-1::parameter/aws/service/*',
  ]);
});

test('nothing is granted in vain', () => {
  const resources = Object.fromEntries(
    [
      'AWS::EC2::VPC',
      'AWS::EC2::Subnet',
      'AWS::RDS::DBCluster',
      'AWS::S3::Bucket',
      'AWS::Lambda::Function',
    ].map((Type, index) => [`R${index}`, { Type }]),
  );
  expect(policies(props(resources)).flatMap((one) => statementProblems(one))).toEqual([]);
});

describe('secrets that a template has filled in', () => {
  const secret = arn('secretsmanager', 'secret:google-AbCdEf');
  const provider = {
    Google: {
      Type: 'AWS::Cognito::UserPoolIdentityProvider',
      Properties: {
        ProviderDetails: { client_secret: `{{resolve:secretsmanager:${secret}:SecretString:::}}` },
      },
    },
  };

  test('are read by whoever deploys', () => {
    expect(may(provider, 'secretsmanager:GetSecretValue', secret)).toBe(true);
  });

  test('let nobody read others', () => {
    expect(
      may(provider, 'secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:payroll-AbCdEf')),
    ).toBe(false);
  });
});
