import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface DeveloperStatementsProps {
  /** ARNs of the repositories that developers work in. */
  readonly repositoryArns: readonly string[];
  /** Ids of the products that developers launch. */
  readonly productIds: readonly string[];
}

/** What a healthcare developer may do: work in the catalog's repositories, launch its products, see to their own. */
export function developerStatements(
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
  'servicecatalog:GetProvisionedProductOutputs',
  'servicecatalog:ListRecordHistory',
  'servicecatalog:SearchProvisionedProducts',
  'servicecatalog:TerminateProvisionedProduct',
  'servicecatalog:UpdateProvisionedProduct',
];
