/** What the runner makes a call for, which decides whose permission it takes. */
export type Purpose =
  /** Asks who is calling, which AWS tells everybody. */
  | 'identity'
  /** Finds the stacks of an account. */
  | 'find'
  /** Reads the template of a stack, and which stacks are nested in it. */
  | 'template'
  /** Compares a stack with what it would become, by a change set for reviews. */
  | 'compare'
  /** Uploads a template for a review that is too long for a call, and has CloudFormation read it. */
  | 'review'
  /** Follows and removes stacks: by the bootstrap's deploy role, which nobody but a deploy takes. */
  | 'stacks'
  /** Reads what is published or noted. */
  | 'read'
  /** Writes locks, records and the base. */
  | 'note'
  /** Takes back the base, when an environment has lost a layer. */
  | 'forget'
  /** Keeps a copy of what an allowed replacement is about to lose. */
  | 'snapshot'
  /** Takes the guard off a resource that is about to be removed with its stack. */
  | 'unlock'
  /** Empties a bucket that is about to be removed with its stack. */
  | 'empty'
  /** Looks at resources for what somebody changed by hand. People do that, and no pipeline. */
  | 'drift';

/** How change sets of reviews begin: a deploy carries none of them out. */
export const REVIEW_CHANGE_SETS = 'diff-';

/** Folder of the bootstrap's bucket for the templates of reviews: a deploy reads nothing there. */
export const REVIEW_FOLDER = 'review';

/** One call to AWS that the runner makes itself, and not by way of the CDK's toolkit. */
export interface RunnerCall {
  readonly purpose: Purpose;
  /** Actions of IAM that the call takes. */
  readonly actions: readonly string[];
}

/**
 * Every call that the runner makes itself, as `service:Operation`. A call that stands nowhere in here turns the tests of
 * the runner red, because no role that deploys would be allowed it.
 */
export const runnerCalls: Readonly<Record<string, RunnerCall>> = {
  ...calls('identity', 'sts', 'GetCallerIdentity'),
  // Without a name, as the runner asks for all of them, describing stacks counts as listing them.
  'cloudformation:DescribeStacks': {
    purpose: 'find',
    actions: ['cloudformation:DescribeStacks', 'cloudformation:ListStacks'],
  },
  ...calls('template', 'cloudformation', 'GetTemplate', 'ListStackResources'),
  ...calls('compare', 'cloudformation', 'CreateChangeSet', 'DeleteChangeSet', 'DescribeChangeSet'),
  // CloudFormation reads the template with the eyes of the caller.
  's3:PutObject': { purpose: 'review', actions: ['s3:PutObject', 's3:GetObject'] },
  ...calls('stacks', 'cloudformation', 'DeleteStack', 'DescribeStackEvents'),
  ...calls('stacks', 'cloudformation', 'UpdateTerminationProtection', 'ContinueUpdateRollback'),
  ...calls('read', 'ssm', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory'),
  ...calls('note', 'ssm', 'PutParameter'),
  ...calls('forget', 'ssm', 'DeleteParameter'),
  ...calls('snapshot', 'rds', 'CreateDBClusterSnapshot', 'DescribeDBClusterSnapshots'),
  ...calls('snapshot', 'rds', 'CreateDBSnapshot', 'DescribeDBSnapshots'),
  ...calls('unlock', 'rds', 'ModifyDBCluster'),
  ...calls('unlock', 'cognito-idp', 'DescribeUserPool', 'UpdateUserPool'),
  ...calls('unlock', 'elasticloadbalancing', 'ModifyLoadBalancerAttributes'),
  's3:ListObjectVersions': { purpose: 'empty', actions: ['s3:ListBucketVersions'] },
  's3:DeleteObjects': { purpose: 'empty', actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'] },
  ...calls('drift', 'cloudformation', 'DetectStackDrift', 'DescribeStackDriftDetectionStatus'),
  ...calls('drift', 'cloudformation', 'DescribeStackResourceDrifts'),
};

/**
 * Actions of IAM that the runner needs for a purpose, in alphabetical order.
 *
 * @param service prefix of the actions
 * @default - actions of all services
 */
export function actionsFor(purpose: Purpose, service = ''): readonly string[] {
  return Object.values(runnerCalls)
    .filter((call) => call.purpose === purpose)
    .flatMap(({ actions }) => actions)
    .filter((action) => service === '' || action.startsWith(`${service}:`))
    .sort();
}

/** Calls of which each takes the action of its own name. */
function calls(
  purpose: Purpose,
  service: string,
  ...operations: readonly string[]
): Record<string, RunnerCall> {
  return Object.fromEntries(
    operations.map((operation) => {
      const action = `${service}:${operation}`;
      return [action, { purpose, actions: [action] }];
    }),
  );
}
