import { EVIDENCE_READS, pipelineRoles } from '@hipaa-cdk/pipeline';
import { accountKeeper } from '@hipaa-cdk/environments';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { LOOK_ACTIONS, actionsOf, statementNamed, statementsOf } from './testing/policies';
import { servedEnvironments } from './served-environments';

const PROJECT = 'AWS::CodeBuild::Project';

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
  const { account, region } = findEnvironment(environment);
  const role = (what: string, name: string) =>
    `arn:aws:iam::${account}:role/${APPLICATION}-${what}-${name}-${region}`;
  const served = servedEnvironments(findEnvironment(environment));
  const keeper = accountKeeper(findEnvironment(environment), allEnvironments()).name;
  const idOf = (name: string) => `Deploy${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const projects = [
    ['build', 'Build'] as const,
    ...served.map(({ name }) => [`deploy-${name}`, idOf(name)] as const),
  ];

  describe.each(projects)('the project for %s', (kind, id) => {
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
      const group = { Ref: Match.stringLikeRegexp(`^Logs${id}`) };
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

  test.each(served)(
    'a deploy to $name acts by the roles of the bootstrap, and does little itself but read, log and note',
    ({ name, protected: isProtected }) => {
      const statements = statementsOf(template(), `${idOf(name)}Role`);
      const names = name === keeper ? [name, 'account'] : [name];
      expect(statementNamed(statements, 'DeployByTheBootstrap')?.Resource).toEqual(
        names.flatMap((one) => [role('deploy', one), role('publish', one)]).sort(),
      );
      const evidence = [...EVIDENCE_READS, 's3:PutObject', 'kms:GenerateDataKey'];
      const beside = isProtected ? [...KEEPS, ...evidence] : CLEARS_AWAY;
      expect(actionsOf(statements)).toEqual([...READS_AND_NOTES, ...beside].sort());
    },
  );

  test.each(served)('a deploy to $name has the role by which a report knows the word of CodeBuild', (one) => {
    const [, byCodeBuild] = pipelineRoles(one);
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

  test.each(served)('commands of a deploy to $name are in the template and not in the code', ({ name }) => {
    template().hasResourceProperties(PROJECT, {
      Name: `${APPLICATION}-account-delivery-deploy-${name}`,
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

  test.each(projects)('the project for %s is there after what it may do', (kind, id) => {
    const role = `${id}Role`;
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
