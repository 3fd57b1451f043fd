import type { aws_codebuild as codebuild } from 'aws-cdk-lib';
import type { DeliverySettings } from '../config';

/** What starts a build by itself. */
export type Trigger = 'push' | 'pullRequest';

type Provider = 'GITHUB' | 'GITLAB' | 'BITBUCKET';

/** Whose comment starts the build of a stranger's pull request: those who may merge it anyway. */
const APPROVERS: Readonly<Record<Provider, readonly string[]>> = {
  GITHUB: ['GITHUB_MAINTAIN', 'GITHUB_ADMIN'],
  GITLAB: ['GITLAB_MAINTAINER', 'GITLAB_OWNER'],
  BITBUCKET: ['BITBUCKET_ADMIN'],
};

/**
 * Lets the repository start builds: for pushes to the branch, or for pull requests to it, and for nothing else.
 * The code of a fork runs only after one of those who may merge it has named the commit in a comment.
 *
 * @returns undefined for a repository of CodeCommit, which has no webhooks
 */
export function webhook(
  trigger: Trigger,
  { source, branch }: DeliverySettings,
): codebuild.CfnProject.ProjectTriggersProperty | undefined {
  if (source.type === 'codecommit') return undefined;
  const provider = source.type === 'github' ? 'GITHUB' : source.provider;
  const pattern = `^refs/heads/${branch.replaceAll('.', '\\.')}$`;
  if (trigger === 'push') return hook('PUSH', { type: 'HEAD_REF', pattern });
  return {
    ...hook(pullRequestEvents(provider), { type: 'BASE_REF', pattern }),
    pullRequestBuildPolicy: {
      requiresCommentApproval: 'FORK_PULL_REQUESTS',
      approverRoles: [...APPROVERS[provider]],
    },
  };
}

function hook(
  events: string,
  branch: codebuild.CfnProject.WebhookFilterProperty,
): codebuild.CfnProject.ProjectTriggersProperty {
  return { webhook: true, buildType: 'BUILD', filterGroups: [[{ type: 'EVENT', pattern: events }, branch]] };
}

/** Only GitHub tells that a pull request was opened again. */
function pullRequestEvents(provider: Provider): string {
  const everywhere = ['PULL_REQUEST_CREATED', 'PULL_REQUEST_UPDATED'];
  return [...everywhere, ...(provider === 'GITHUB' ? ['PULL_REQUEST_REOPENED'] : [])].join(', ');
}
