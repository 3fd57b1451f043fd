import type { ResourceEntry } from '../resource-entry';
import { labels, wiring, takenAway, kept } from './breaks';

/** Builds. */
export const codeBuild: readonly ResourceEntry[] = [
  {
    type: 'AWS::CodeBuild::Project',
    settings: [
      {
        setting: 'Properties.EncryptionKey',
        breaks: [
          { to: 'absent', description: 'what is built is encrypted with a key of AWS' },
          { to: 'alias/aws/s3', description: 'what is built is encrypted with a key of AWS' },
        ],
      },
      {
        setting: 'Properties.Environment.PrivilegedMode',
        breaks: [{ to: true, description: 'a build may do to its machine what root may' }],
      },
      {
        setting: 'Properties.LogsConfig',
        breaks: [{ to: 'absent', description: 'the log goes into a group that nobody encrypts' }],
      },
      {
        setting: 'Properties.LogsConfig.CloudWatchLogs.Status',
        breaks: [{ to: 'DISABLED', description: 'nobody can read what a build did' }],
      },
      {
        setting: 'Properties.Environment.Image',
        breaks: [{ to: 'aws/codebuild/standard:latest', description: 'the image changes by itself' }],
      },
      {
        setting: 'Properties.ConcurrentBuildLimit',
        breaks: [{ to: 'absent', description: 'builds run into each other' }],
      },
      {
        setting: 'Properties.Triggers.FilterGroups',
        breaks: [{ to: 'absent', description: 'everything that happens in the repository starts a build' }],
      },
      {
        setting: 'Properties.Triggers.FilterGroups.*[Type=HEAD_REF].Pattern',
        breaks: ['^refs/heads/.*', '.*'].map((to) => ({
          to,
          description: 'commits of any branch start a build',
        })),
      },
      {
        setting: 'Properties.Triggers.FilterGroups.*[Type=BASE_REF].Pattern',
        breaks: ['^refs/heads/.*', '.*'].map((to) => ({
          to,
          description: 'pull requests to any branch start a build',
        })),
      },
      {
        setting: 'Properties.Triggers.PullRequestBuildPolicy',
        breaks: [{ to: 'absent', description: 'nothing says that code of a fork waits for a word of ours' }],
      },
      {
        setting: 'Properties.Triggers.PullRequestBuildPolicy.RequiresCommentApproval',
        breaks: [{ to: 'DISABLED', description: "a stranger's pull request runs by itself" }],
      },
      {
        setting: 'Properties.Triggers.PullRequestBuildPolicy.ApproverRoles',
        breaks: [{ to: ['GITHUB_READ'], description: 'everybody who sees the repository lets code run' }],
      },
      {
        setting: 'Properties.Visibility',
        breaks: [{ to: 'PUBLIC_READ', description: 'everybody can read the logs' }],
      },
      {
        setting: 'Properties.Source.Type',
        breaks: [{ to: 'GITHUB_ENTERPRISE', description: 'the code comes from somewhere else' }],
      },
      {
        setting: 'Properties.Source.BuildSpec',
        breaks: [{ to: 'absent', description: 'the code says itself what is run with the permissions' }],
      },
      {
        setting: 'Properties.TimeoutInMinutes',
        breaks: [{ to: 'absent', description: 'nothing says when a build has gone on for too long' }],
      },
    ],
    plain: [
      labels('Description', 'Name'),
      wiring('Artifacts', 'Cache', 'Environment', 'ServiceRole', 'Source', 'SourceVersion', 'Triggers'),
      { properties: ['QueuedTimeoutInMinutes'], reason: 'says how long one waits, not what is done' },
    ],
  },
];

/** Code. */
export const codeCommit: readonly ResourceEntry[] = [
  {
    type: 'AWS::CodeCommit::Repository',
    settings: [...kept, takenAway('Properties.KmsKeyId', 'code is not encrypted with a key of ours')],
    plain: [labels('RepositoryName', 'RepositoryDescription')],
  },
];

const PORTFOLIO = ['PortfolioId', 'ProductId', 'AcceptLanguage'];

/** What can be launched, by whom, and with which role. */
export const serviceCatalog: readonly ResourceEntry[] = [
  {
    type: 'AWS::ServiceCatalog::Portfolio',
    settings: [],
    plain: [labels('DisplayName', 'ProviderName', 'Description')],
  },
  {
    type: 'AWS::ServiceCatalog::CloudFormationProduct',
    settings: [
      {
        setting: 'Properties.ProvisioningArtifactParameters.*.Info',
        breaks: [
          {
            to: { LoadTemplateFromURL: 'https://example.org/other.json' },
            description: 'a foreign template is launched',
          },
        ],
      },
    ],
    plain: [labels('Name', 'Owner', 'Description', 'ProvisioningArtifactParameters.*.Name')],
  },
  { type: 'AWS::ServiceCatalog::PortfolioProductAssociation', settings: [], plain: [wiring(...PORTFOLIO)] },
  {
    type: 'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
    settings: [],
    plain: [wiring('PortfolioId', 'PrincipalARN', 'PrincipalType')],
  },
  {
    type: 'AWS::ServiceCatalog::LaunchRoleConstraint',
    settings: [
      {
        setting: '',
        breaks: [{ to: 'absent', description: 'people launch with whatever permissions they have' }],
      },
      {
        setting: 'Properties.RoleArn',
        breaks: [
          {
            to: 'arn:aws:iam::222222222222:role/Admin',
            description: 'products are launched as somebody else',
          },
        ],
      },
    ],
    plain: [labels('Description'), wiring(...PORTFOLIO)],
  },
  {
    type: 'AWS::ServiceCatalog::LaunchTemplateConstraint',
    settings: [
      {
        setting: '',
        breaks: [{ to: 'absent', description: 'health data may enter an account that is not for them' }],
      },
      {
        setting: 'Properties.Rules',
        breaks: [{ to: '{}', description: 'health data may enter an account that is not for them' }],
      },
    ],
    plain: [labels('Description'), wiring(...PORTFOLIO)],
  },
  {
    type: 'AWS::ServiceCatalog::TagOption',
    settings: [],
    plain: [
      {
        properties: ['Active', 'Key', 'Value'],
        reason: 'says what a launch may call itself, and permits nothing',
      },
    ],
  },
  {
    type: 'AWS::ServiceCatalog::TagOptionAssociation',
    settings: [],
    plain: [wiring('ResourceId', 'TagOptionId')],
  },
];
