import { placeOf } from '@hipaa-cdk/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { settings } from '../config';
import type { DeliverySettings } from './settings';
import { webhook } from './commit-rule';

const inTest = placeOf('test');

const connection = (provider: 'GITHUB' | 'GITLAB' | 'BITBUCKET') =>
  ({
    type: 'connection',
    provider,
    url: 'https://example.org/clinic/platform.git',
    connectionArn: `arn:aws:codeconnections:${inTest.region}:${inTest.account}:connection/1234`,
  }) as const;
const github = { type: 'github', repository: 'clinic/platform' } as const;
const hook = (trigger: 'push' | 'pullRequest', source: DeliverySettings['source'], branch = 'main') =>
  webhook(trigger, { ...settings.of(findEnvironment('test')), source, branch });

const pushes = {
  filterGroups: [
    [
      { type: 'EVENT', pattern: 'PUSH' },
      { type: 'HEAD_REF', pattern: '^refs/heads/main$' },
    ],
  ],
};
const pullRequests = (events: string, approverRoles: readonly string[]) => ({
  filterGroups: [
    [
      { type: 'EVENT', pattern: events },
      { type: 'BASE_REF', pattern: '^refs/heads/main$' },
    ],
  ],
  pullRequestBuildPolicy: { requiresCommentApproval: 'FORK_PULL_REQUESTS', approverRoles },
});
const EVERYWHERE = 'PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED';
const GITHUB = `${EVERYWHERE}, PULL_REQUEST_REOPENED`;
const MAINTAINERS = ['GITHUB_MAINTAIN', 'GITHUB_ADMIN'];

test.each([
  ['push', github, pushes],
  ['push', connection('GITHUB'), pushes],
  ['push', connection('GITLAB'), pushes],
  ['push', connection('BITBUCKET'), pushes],
  ['pullRequest', github, pullRequests(GITHUB, MAINTAINERS)],
  ['pullRequest', connection('GITHUB'), pullRequests(GITHUB, MAINTAINERS)],
  ['pullRequest', connection('GITLAB'), pullRequests(EVERYWHERE, ['GITLAB_MAINTAINER', 'GITLAB_OWNER'])],
  ['pullRequest', connection('BITBUCKET'), pullRequests(EVERYWHERE, ['BITBUCKET_ADMIN'])],
] as const)('%s to the branch of %s start a build, and nothing else does', (trigger, source, expected) => {
  expect(hook(trigger, source)).toEqual({ webhook: true, buildType: 'BUILD', ...expected });
});

test('a full stop in the name of a branch is one, and not any letter', () => {
  expect(hook('push', github, 'release/1.0')?.filterGroups).toEqual([
    [
      { type: 'EVENT', pattern: 'PUSH' },
      { type: 'HEAD_REF', pattern: '^refs/heads/release/1\\.0$' },
    ],
  ]);
});

test('CodeCommit has no webhooks', () => {
  expect(hook('push', { type: 'codecommit', repository: 'platform' })).toBeUndefined();
});
