import { Stack, aws_events as events, type aws_codebuild as codebuild, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DeliverySettings } from './settings';

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

export interface CommitRuleProps {
  readonly trigger: Trigger;
  /** Repository of CodeCommit. */
  readonly repository: string;
  /** Branch that is pushed to, or that pull requests are for. */
  readonly branch: string;
  /** Is started with the commit. */
  readonly project: codebuild.CfnProject;
}

/** What CodeCommit says, and where in it the commit stands. */
interface Saying {
  readonly detailType: string;
  readonly detail: (branch: string) => object;
  readonly commit: string;
}

const SAYINGS: Readonly<Record<Trigger, Saying>> = {
  push: {
    detailType: 'CodeCommit Repository State Change',
    detail: (branch) => ({
      event: ['referenceCreated', 'referenceUpdated'],
      referenceType: ['branch'],
      referenceName: [branch],
    }),
    commit: '$.detail.commitId',
  },
  pullRequest: {
    detailType: 'CodeCommit Pull Request State Change',
    detail: (branch) => ({
      event: ['pullRequestCreated', 'pullRequestSourceBranchUpdated'],
      destinationReference: [`refs/heads/${branch}`],
    }),
    commit: '$.detail.sourceCommit',
  },
};

/** Starts a project for commits of a repository of CodeCommit: of a branch, or of pull requests to it. */
export class CommitRule extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CommitRuleProps,
  ) {
    super(scope, id);
    const { trigger, repository, branch, project } = props;
    const { detailType, detail, commit } = SAYINGS[trigger];
    new events.CfnRule(this, 'Rule', {
      description: `Starts ${project.name} for ${detailType} of ${repository}`,
      eventPattern: {
        source: ['aws.codecommit'],
        'detail-type': [detailType],
        resources: [Stack.of(this).formatArn({ service: 'codecommit', resource: repository })],
        detail: detail(branch),
      },
      targets: [
        {
          id: 'Project',
          arn: project.attrArn,
          roleArn: this.role().roleArn,
          inputTransformer: { inputPathsMap: { commit }, inputTemplate: '{"sourceVersion": <commit>}' },
        },
      ],
    });
  }

  /** Starts the project, and is taken by EventBridge for rules of this stack alone. */
  private role(): iam.Role {
    const stack = Stack.of(this);
    const rules = stack.formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: `${stack.stackName}-*`,
    });
    const role = new iam.Role(this, 'Role', {
      description: `Starts ${this.props.project.name} when CodeCommit says so`,
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': rules },
        },
      }),
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'Start',
        actions: ['codebuild:StartBuild'],
        resources: [this.props.project.attrArn],
      }),
    );
    return role;
  }
}
