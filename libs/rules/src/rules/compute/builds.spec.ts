import { outcomes } from '../../testing/outcomes';

const judge = (LogsConfig: unknown) =>
  outcomes('BuildLogs', { Build: { Type: 'AWS::CodeBuild::Project', Properties: { LogsConfig } } });

test.each([
  { CloudWatchLogs: { Status: 'ENABLED', GroupName: { Ref: 'Group' } } },
  { S3Logs: { Status: 'ENABLED', Location: 'bucket/builds' } },
])('a build with %j passes', (config) => expect(judge(config)).toEqual(['pass Build']));

test.each([
  undefined,
  { CloudWatchLogs: { Status: 'DISABLED', GroupName: 'builds' } },
  { CloudWatchLogs: { Status: 'ENABLED' } },
  { S3Logs: { Status: 'ENABLED', Location: 'bucket/builds', EncryptionDisabled: true } },
])('a build with %j fails', (config) => expect(judge(config)).toEqual(['fail Build']));

describe('BuildTriggerGuarded', () => {
  const filter = (Type: string, Pattern: string, ExcludeMatchedPattern?: unknown) => ({
    Type,
    Pattern,
    ExcludeMatchedPattern,
  });
  const push = filter('EVENT', 'PUSH');
  const main = filter('HEAD_REF', '^refs/heads/main$');
  const pullRequest = filter('EVENT', 'PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED');
  const somebody = filter('ACTOR_ACCOUNT_ID', '^17$');

  const judge = (Triggers?: unknown) =>
    outcomes('BuildTriggerGuarded', { Build: { Type: 'AWS::CodeBuild::Project', Properties: { Triggers } } });
  const groups = (FilterGroups: unknown, RequiresCommentApproval?: unknown) =>
    judge({
      Webhook: true,
      FilterGroups,
      ...(RequiresCommentApproval !== undefined && { PullRequestBuildPolicy: { RequiresCommentApproval } }),
    });

  test.each([undefined, {}, { Webhook: false }])(
    'without a webhook, as in %j, there is nothing to judge',
    (value) => {
      expect(judge(value)).toEqual([]);
    },
  );

  test('pushes to a branch may start a build', () => {
    expect(groups([[push, main]])).toEqual(['pass Build']);
  });

  test.each(['ALL_PULL_REQUESTS', 'FORK_PULL_REQUESTS'])(
    'pull requests may, with approval of %s',
    (value) => {
      expect(groups([[pullRequest]], value)).toEqual(['pass Build']);
    },
  );

  test('pull requests of certain people may', () => {
    expect(groups([[pullRequest, somebody]])).toEqual(['pass Build']);
  });

  test.each([
    ['no filters at all', undefined],
    ['an empty list', []],
    ['a group without an event', [[main]]],
    ['an event that is left out', [[filter('EVENT', 'PUSH', true), main]]],
    ['an event that nobody can read', [[{ Type: 'EVENT', Pattern: { Ref: 'Event' } }, main]]],
    ['pushes to any branch', [[push]]],
    ['pushes to all branches but one', [[push, filter('HEAD_REF', '^refs/heads/main$', 'true')]]],
    ['pull requests of everybody', [[pullRequest]]],
    ['pull requests of everybody but one', [[pullRequest, filter('ACTOR_ACCOUNT_ID', '^17$', true)]]],
    ['one open group among others', [[push, main], [pullRequest]]],
    ['groups that are only known at deploy time', { Ref: 'Groups' }],
  ])('%s may not', (_, FilterGroups) => {
    expect(groups(FilterGroups)).toEqual(['fail Build']);
  });

  test.each(['DISABLED', { Ref: 'Approval' }])('pull requests with approval %j may not', (value) => {
    expect(groups([[pullRequest]], value)).toEqual(['fail Build']);
  });

  test('either arm of a choice has to hold', () => {
    expect(groups([[pullRequest]], { 'Fn::If': ['C', 'ALL_PULL_REQUESTS', 'DISABLED'] })).toEqual([
      'fail Build',
    ]);
  });
});

describe('BuildUnprivileged', () => {
  const judge = (PrivilegedMode?: unknown) =>
    outcomes('BuildUnprivileged', {
      Build: { Type: 'AWS::CodeBuild::Project', Properties: { Environment: { PrivilegedMode } } },
    });

  test.each([undefined, false])('a build that is privileged: %p passes', (value) => {
    expect(judge(value)).toEqual(['pass Build']);
  });

  test.each([true, { Ref: 'Privileged' }])('a build that is privileged: %p fails', (value) => {
    expect(judge(value)).toEqual(['fail Build']);
  });
});

describe('BuildEncrypted', () => {
  const judge = (EncryptionKey?: unknown) =>
    outcomes('BuildEncrypted', { Build: { Type: 'AWS::CodeBuild::Project', Properties: { EncryptionKey } } });

  test('a build with a key of ours passes', () => expect(judge({ Ref: 'Key' })).toEqual(['pass Build']));

  test.each([undefined, 'alias/aws/s3'])('a build with the key %p fails', (key) => {
    expect(judge(key)).toEqual(['fail Build']);
  });
});
