import { Duration, Stack, aws_iam as iam, type aws_servicecatalog as servicecatalog } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CatalogSettings } from './settings';

interface DeveloperStatementsProps {
  /** ARNs of the repositories that developers work in. */
  readonly repositoryArns: readonly string[];
  /** Ids of the products that developers launch. */
  readonly productIds: readonly string[];
}

/** What a healthcare developer may do: work in the catalog's repositories, launch its products, see to their own. */
function developerStatements(
  scope: Construct,
  { repositoryArns, productIds }: DeveloperStatementsProps,
): iam.PolicyStatement[] {
  const { partition, region, account } = Stack.of(scope);
  const products = productIds.map((id) => `arn:${partition}:catalog:${region}:${account}:product/${id}`);
  return [
    ...(repositoryArns.length > 0
      ? [statement('WorkInRepositories', REPOSITORY_ACTIONS, [...repositoryArns])]
      : []),
    statement('FindRepositories', ['codecommit:ListRepositories'], ['*']),
    statement('LaunchProducts', LAUNCH_ACTIONS, products),
    statement('FindProducts', FIND_ACTIONS, ['*']),
    new iam.PolicyStatement({
      sid: 'SeeToOwnProducts',
      actions: [...OWN_ACTIONS],
      resources: ['*'],
      conditions: { StringEquals: { 'servicecatalog:userLevel': 'self' } },
    }),
    // It knows neither a resource nor whose product it is. An output is an address or an ARN, never what is behind it.
    statement('SeeOutputs', ['servicecatalog:GetProvisionedProductOutputs'], ['*']),
  ];
}

function statement(sid: string, actions: readonly string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions: [...actions], resources });
}

/** All of daily work. Making and deleting repositories, and what decides about others' work, is not among it. */
const REPOSITORY_ACTIONS = [
  'codecommit:BatchGetCommits',
  'codecommit:BatchGetPullRequests',
  'codecommit:BatchGetRepositories',
  'codecommit:CreateBranch',
  'codecommit:CreateCommit',
  'codecommit:CreatePullRequest',
  'codecommit:DeleteBranch',
  'codecommit:DescribePullRequestEvents',
  'codecommit:EvaluatePullRequestApprovalRules',
  'codecommit:GetBlob',
  'codecommit:GetBranch',
  'codecommit:GetCommentsForPullRequest',
  'codecommit:GetCommit',
  'codecommit:GetDifferences',
  'codecommit:GetFile',
  'codecommit:GetFolder',
  'codecommit:GetMergeConflicts',
  'codecommit:GetPullRequest',
  'codecommit:GetPullRequestApprovalStates',
  'codecommit:GetRepository',
  'codecommit:GitPull',
  'codecommit:GitPush',
  'codecommit:ListBranches',
  'codecommit:ListPullRequests',
  'codecommit:MergePullRequestByFastForward',
  'codecommit:MergePullRequestBySquash',
  'codecommit:MergePullRequestByThreeWay',
  'codecommit:PostCommentForPullRequest',
  'codecommit:PostCommentReply',
  'codecommit:PutFile',
  'codecommit:UpdatePullRequestApprovalState',
  'codecommit:UpdatePullRequestDescription',
  'codecommit:UpdatePullRequestStatus',
  'codecommit:UpdatePullRequestTitle',
];

const LAUNCH_ACTIONS = [
  'servicecatalog:DescribeProduct',
  'servicecatalog:DescribeProvisioningParameters',
  'servicecatalog:ListLaunchPaths',
  'servicecatalog:ProvisionProduct',
];

const FIND_ACTIONS = ['servicecatalog:DescribeProductView', 'servicecatalog:SearchProducts'];

const OWN_ACTIONS = [
  'servicecatalog:DescribeProvisionedProduct',
  'servicecatalog:DescribeRecord',
  'servicecatalog:ListRecordHistory',
  'servicecatalog:SearchProvisionedProducts',
  'servicecatalog:TerminateProvisionedProduct',
  'servicecatalog:UpdateProvisionedProduct',
];

export interface DevelopersProps extends DeveloperStatementsProps {
  readonly settings: CatalogSettings['developers'];
  readonly portfolio: servicecatalog.Portfolio;
}

/** Healthcare developers: a role, and where the settings name members a group, that may use the portfolio. */
export class Developers extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: DevelopersProps) {
    super(scope, id);
    const { settings, portfolio } = props;
    this.role = new iam.Role(this, 'Role', {
      description:
        'Healthcare developers: code in the repositories of the catalog, launches from it, nothing else',
      assumedBy: trusted(this, settings.trustedRoles),
      maxSessionDuration: Duration.hours(8),
    });
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'What healthcare developers may do',
      roles: [this.role],
      statements: developerStatements(this, props),
    });
    portfolio.giveAccessToRole(this.role);
    if (settings.group) {
      const group = new iam.Group(this, 'Group', { managedPolicies: [policy] });
      new iam.CfnUserToGroupAddition(this, 'Members', {
        groupName: group.groupName,
        users: settings.group.members,
      });
      portfolio.giveAccessToGroup(group);
    }
  }
}

/** The roles that are named; without any, whoever of the account signed in with a second factor. */
function trusted(scope: Construct, roles: readonly string[]): iam.IPrincipal {
  if (roles.length > 0) return new iam.CompositePrincipal(...roles.map((arn) => new iam.ArnPrincipal(arn)));
  return new iam.AccountPrincipal(Stack.of(scope).account).withConditions({
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
  });
}
