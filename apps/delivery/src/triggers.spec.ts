import { everyEnvironment, layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { findEnvironment } from '@hipaa-cdk/platform';
import { servedEnvironments } from './served-environments';
import type { DeliverySettings } from './settings';
import { app } from './main';
import { LOOK_ACTIONS, actionsOf, statementNamed, statementsOf } from './testing/policies';

const inTest = placeOf('test');

const PROJECT = 'AWS::CodeBuild::Project';
const RULE = 'AWS::Events::Rule';
const ROLE = 'AWS::IAM::Role';
const repositoryArn = `arn:aws:codecommit:${inTest.region}:${inTest.account}:platform`;

const withTriggers = (
  triggers: DeliverySettings['triggers'],
  more: Partial<DeliverySettings> = {},
): Template => layerTemplate(app, 'test', { triggers, ...more });
const fromCodeCommit = (triggers: DeliverySettings['triggers']): Template =>
  withTriggers(triggers, { source: { type: 'codecommit', repository: 'platform' } });
const both = { push: true, pullRequests: true };
const neither = { push: false, pullRequests: false };
const hasProject = (template: Template, kind: string, properties: object): void =>
  template.hasResourceProperties(PROJECT, { Name: `${APPLICATION}-account-delivery-${kind}`, ...properties });

describe.each(everyEnvironment('delivery'))('in the account of %s', (environment) => {
  test('a push to the branch starts a build', () => {
    hasProject(layerTemplate(app, environment), 'build', { Triggers: Match.objectLike({ Webhook: true }) });
  });

  test('a pull request starts nothing', () => {
    const deploys = servedEnvironments(findEnvironment(environment)).length;
    layerTemplate(app, environment).resourceCountIs(PROJECT, 1 + deploys);
  });
});

test('nothing but the approver starts a deploy', () => {
  for (const { name } of servedEnvironments(findEnvironment('test')))
    hasProject(withTriggers(both), `deploy-${name}`, { Triggers: Match.absent() });
});

test('switched off, people start every build', () => {
  withTriggers(neither).allResourcesProperties(PROJECT, { Triggers: Match.absent() });
});

test('how a build came out stands beside the commit', () => {
  hasProject(withTriggers(neither), 'build', { Source: Match.objectLike({ ReportBuildStatus: true }) });
});

describe('the project for pull requests', () => {
  const template = (): Template => withTriggers(both);
  const statements = () => statementsOf(template(), 'PullRequestRole');

  test('is started by pull requests, those of forks after a word of a maintainer', () => {
    hasProject(template(), 'pull-request', {
      Triggers: Match.objectLike({
        PullRequestBuildPolicy: {
          RequiresCommentApproval: 'FORK_PULL_REQUESTS',
          ApproverRoles: ['GITHUB_MAINTAIN', 'GITHUB_ADMIN'],
        },
      }),
    });
  });

  test('checks, shows, and stores nothing', () => {
    hasProject(template(), 'pull-request', {
      Source: Match.objectLike({
        BuildSpec: Match.not(Match.stringLikeRegexp('aws s3|bundle|deploy-affected')),
      }),
    });
    hasProject(template(), 'pull-request', {
      Source: Match.objectLike({ BuildSpec: Match.stringLikeRegexp('-t check[^]*-t diff[^]*dist/diff') }),
    });
  });

  test('may look, and neither store nor publish nor take another role', () => {
    expect(actionsOf(statements())).toEqual(
      [...LOOK_ACTIONS, 'logs:CreateLogStream', 'logs:PutLogEvents'].sort(),
    );
  });

  test('logs into a group of its own', () => {
    hasProject(template(), 'pull-request', {
      LogsConfig: { CloudWatchLogs: { GroupName: { Ref: Match.stringLikeRegexp('^LogsPullRequest') } } },
    });
  });
});

describe('with a repository of CodeCommit', () => {
  test.each([
    [
      'push',
      { push: true, pullRequests: false },
      'Build',
      {
        source: ['aws.codecommit'],
        'detail-type': ['CodeCommit Repository State Change'],
        resources: [repositoryArn],
        detail: {
          event: ['referenceCreated', 'referenceUpdated'],
          referenceType: ['branch'],
          referenceName: ['main'],
        },
      },
      '$.detail.commitId',
    ],
    [
      'pull request',
      { push: false, pullRequests: true },
      'PullRequest',
      {
        source: ['aws.codecommit'],
        'detail-type': ['CodeCommit Pull Request State Change'],
        resources: [repositoryArn],
        detail: {
          event: ['pullRequestCreated', 'pullRequestSourceBranchUpdated'],
          destinationReference: ['refs/heads/main'],
        },
      },
      '$.detail.sourceCommit',
    ],
  ])('a %s starts a build of its commit', (_, triggers, project, pattern, commit) => {
    const template = fromCodeCommit(triggers);
    template.resourceCountIs(RULE, 1);
    template.hasResourceProperties(RULE, {
      EventPattern: pattern,
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${project}Project`), 'Arn'] },
          RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${project}CommitsRole`), 'Arn'] },
          InputTransformer: { InputPathsMap: { commit }, InputTemplate: '{"sourceVersion": <commit>}' },
        },
      ],
    });
  });

  test('there is no webhook, and no status that CodeCommit would not show', () => {
    fromCodeCommit(both).allResourcesProperties(PROJECT, {
      Triggers: Match.absent(),
      Source: Match.objectLike({ ReportBuildStatus: Match.absent() }),
    });
  });

  test('EventBridge may start that project, and nothing else', () => {
    const statements = statementsOf(fromCodeCommit(both), 'BuildCommitsRole');
    expect(actionsOf(statements)).toEqual(['codebuild:StartBuild']);
    expect(statementNamed(statements, 'Start')?.Resource).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^BuildProject/), 'Arn'],
    });
  });

  test('its role is for rules of this stack', () => {
    fromCodeCommit(both).hasResourceProperties(ROLE, {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'events.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': inTest.account },
              ArnLike: {
                'aws:SourceArn': `arn:aws:events:${inTest.region}:${inTest.account}:rule/${APPLICATION}-account-delivery-*`,
              },
            },
          },
        ],
      },
    });
  });

  test('switched off, no rule listens', () => {
    fromCodeCommit(neither).resourceCountIs(RULE, 0);
  });
});
