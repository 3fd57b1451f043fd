import { EVIDENCE_READS, pipelineRoles } from '@hipaa-cdk/pipeline';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { LOOK_ACTIONS, actionsOf, statementNamed, statementsOf } from './testing/policies';
import { servedEnvironments } from './delivery-stack';

const PROJECT = 'AWS::CodeBuild::Project';
const PROJECTS = ['build', 'deploy'] as const;

const READS_AND_NOTES = [
  'kms:Decrypt',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  's3:GetObject',
  's3:GetObject',
  's3:PutObject',
  'ssm:DeleteParameter',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'ssm:PutParameter',
  'sts:AssumeRole',
  'sts:TagSession',
];
/** Before an allowed replacement. */
const KEEPS = [
  'rds:CreateDBClusterSnapshot',
  'rds:CreateDBSnapshot',
  'rds:DescribeDBClusterSnapshots',
  'rds:DescribeDBSnapshots',
];
/** Before a stack is removed in the course of a deploy. */
const CLEARS_AWAY = [
  'cognito-idp:DescribeUserPool',
  'cognito-idp:UpdateUserPool',
  'elasticloadbalancing:ModifyLoadBalancerAttributes',
  'rds:ModifyDBCluster',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:ListBucketVersions',
];

describe.each(everyEnvironment('delivery'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region, protected: isProtected } = findEnvironment(environment);
  const role = (what: string, name: string) =>
    `arn:aws:iam::${account}:role/${APPLICATION}-${what}-${name}-${region}`;
  const names = [...servedEnvironments(findEnvironment(environment)).map(({ name }) => name), 'account'];

  describe.each(PROJECTS)('the project for a %s', (kind) => {
    const has = (properties: object): void => {
      template().hasResourceProperties(PROJECT, {
        Name: `${APPLICATION}-account-delivery-${kind}`,
        ...properties,
      });
    };

    test('has no rights over its machine', () => has({ Environment: { PrivilegedMode: false } }));

    test('runs in an image of a fixed version', () => {
      has({ Environment: { Image: 'aws/codebuild/amazonlinux-x86_64-standard:6.0' } });
    });

    test('runs so many at a time', () => has({ ConcurrentBuildLimit: kind === 'build' ? 5 : 1 }));

    test('is stopped when it takes too long', () => {
      has({ TimeoutInMinutes: kind === 'build' ? 60 : 120, QueuedTimeoutInMinutes: 60 });
    });

    test('encrypts with the key of the layer', () => {
      has({ EncryptionKey: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] } });
    });

    test('logs into a group of the layer', () => {
      const group = { Ref: Match.stringLikeRegexp(kind === 'build' ? '^LogsBuild' : '^LogsDeploy') };
      has({ LogsConfig: { CloudWatchLogs: { Status: 'ENABLED', GroupName: group } } });
    });

    test('is not shown to the public', () => has({ Visibility: 'PRIVATE' }));

    test('leaves nothing in a cache that another build could read', () =>
      has({ Cache: { Type: 'NO_CACHE' } }));

    test('has a role that CodeBuild takes for this project alone', () => {
      template().hasResourceProperties('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'codebuild.amazonaws.com' },
              Condition: {
                StringEquals: { 'aws:SourceAccount': account },
                ArnEquals: {
                  'aws:SourceArn': `arn:aws:codebuild:${region}:${account}:project/${APPLICATION}-account-delivery-${kind}`,
                },
              },
            },
          ],
        },
      });
    });
  });

  test('a build can execute nothing: it has neither the deploy role nor a change set to execute', () => {
    const statements = statementsOf(template(), 'BuildRole');
    const others = ['kms:GenerateDataKey', 'logs:CreateLogStream', 'logs:PutLogEvents', 's3:PutObject'];
    expect(actionsOf(statements)).toEqual([...LOOK_ACTIONS, ...others].sort());
    expect(statementNamed(statements, 'CompareStacks')?.Condition).toEqual({
      StringLike: { 'cloudformation:ChangeSetName': 'diff-*' },
    });
  });

  test('a deploy acts by the roles of the bootstrap, and does little itself but read, log and note', () => {
    const statements = statementsOf(template(), 'DeployRole');
    expect(statementNamed(statements, 'DeployByTheBootstrap')?.Resource).toEqual(
      names.flatMap((name) => [role('deploy', name), role('publish', name)]).sort(),
    );
    const evidence = [...EVIDENCE_READS, 's3:PutObject', 'kms:GenerateDataKey'];
    const beside = isProtected ? [...KEEPS, ...evidence] : CLEARS_AWAY;
    expect(actionsOf(statements)).toEqual([...READS_AND_NOTES, ...beside].sort());
  });

  test('a deploy has a role of the name by which a report knows the word of CodeBuild', () => {
    const [, byCodeBuild] = pipelineRoles({ ...findEnvironment(environment), name: 'any' });
    template().hasResourceProperties('AWS::IAM::Role', {
      RoleName: byCodeBuild,
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Principal: { Service: 'codebuild.amazonaws.com' } })],
      }),
    });
  });

  test('logs of builds are kept as long as the profile says', () => {
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: findEnvironment(environment).profile.logRetentionDays,
    });
  });

  test('no role is an administrator', () => {
    template().allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test('every role is inside the boundary', () => {
    template().allResourcesProperties('AWS::IAM::Role', {
      PermissionsBoundary: `arn:aws:iam::${account}:policy/${APPLICATION}-boundary-account-${region}`,
    });
  });

  test('commands of a deploy are in the template and not in the code that is deployed', () => {
    template().hasResourceProperties(PROJECT, {
      Name: `${APPLICATION}-account-delivery-deploy`,
      Source: { Type: 'NO_SOURCE', BuildSpec: Match.stringLikeRegexp('sha256sum --check') },
    });
  });

  test('a build clones the whole history of the branch', () => {
    template().hasResourceProperties(PROJECT, {
      Name: `${APPLICATION}-account-delivery-build`,
      Source: Match.objectLike({ GitCloneDepth: 0 }),
      SourceVersion: 'main',
    });
  });

  test.each([...PROJECTS])('the project for a %s is there after what it may do', (kind) => {
    const role = kind === 'build' ? 'BuildRole' : 'DeployRole';
    template().hasResource(PROJECT, {
      Properties: { Name: `${APPLICATION}-account-delivery-${kind}` },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp(`^${role}DefaultPolicy`)]),
    });
  });
});

test('environments of the same account and region are served by one layer', () => {
  expect(servedEnvironments(testEnvironment('test')).map(({ name }) => name)).toEqual(['dev', 'test']);
});

test('an environment in another region of the account is not', () => {
  const { otherRegion } = placeOf('test');
  const all = [testEnvironment('dev', { region: otherRegion }), testEnvironment('test')];
  expect(servedEnvironments(testEnvironment('test'), all).map(({ name }) => name)).toEqual(['test']);
});
