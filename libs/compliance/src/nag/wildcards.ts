import type { TemplateView, ViewedResource } from '@hipaa-cdk/rules';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import withoutResources from './actions-without-resources.json';

/** A kind of wildcard that a policy cannot do without, because IAM knows no narrower way to say the same. */
interface Need {
  readonly resource: RegExp;
  /** Actions that are narrow beside such a resource. */
  readonly action: RegExp;
}

const needs: readonly Need[] = [
  {
    /**
     * Objects below a named prefix of a named bucket: an object has no ARN to name before it is made. The bucket itself,
     * the prefix included, must be free of wildcards.
     */
    resource: /^[^*?]+\/[^*?/][^*?]*\/\*$/,
    action: /^s3:[A-Za-z]*(Object|MultipartUpload)[A-Za-z]*$/,
  },
  {
    /** What containers are started and moved with: signing in to ECR, and looking at load balancers. */
    resource: /^\*$/,
    action:
      /^(ecr:GetAuthorizationToken|elasticloadbalancing:Describe(Listeners|Rules|TargetGroups|TargetHealth))$/,
  },
  {
    /** Sessions of whoever asks: the service makes up the last part of their names. */
    resource: /^[^*?]+:session\/<aws:userid>-\*$/,
    action: /^ssm:(Resume|Terminate)Session$/,
  },
  {
    /** What the agent of Systems Manager says of the machine that it is on: on no resource, so IAM takes but a star. */
    resource: /^\*$/,
    action: /^(ssm:UpdateInstanceInformation|ssmmessages:(Create|Open)(Control|Data)Channel)$/,
  },
  {
    /** The state of machines and load balancers: these services have no resource that looking is on. */
    resource: /^\*$/,
    action: /^(autoscaling|ec2|elasticloadbalancing):Describe[A-Za-z]+$/,
  },
  {
    /** Environments of a named application of Beanstalk: CloudFormation makes up their names after roles are made. */
    resource: /^arn:aws[a-z-]*:elasticbeanstalk:[^*?]+:environment\/[^*?/]+\/\*$/,
    action: /^elasticbeanstalk:PutInstanceStatistics$/,
  },
  {
    /** Log groups of Beanstalk, which it names after those environments. */
    resource: /^arn:aws[a-z-]*:logs:[^*?]+:log-group:\/aws\/elasticbeanstalk\/\*$/,
    action: /^logs:(CreateLogStream|DescribeLogGroups|DescribeLogStreams|PutLogEvents)$/,
  },
  {
    /** Streams of a named log group: whoever writes makes up their names. */
    resource: /^arn:aws[a-z-]*:logs:[^*?]+:log-group:[^*?]+:\*$/,
    action: /^logs:(CreateLogStream|DescribeLogStreams|PutLogEvents)$/,
  },
  {
    /** What Service Catalog launches in this account: it makes up the names of stacks, and these begin other names. */
    resource: /^arn:aws[a-z-]*:(cloudformation:[^*?]+:stack\/|sqs:[^*?]+:)SC-\d{12}-pp-\*$/,
    action: /^(cloudformation|sqs):[A-Za-z]+$/,
  },
  {
    /** What is below a path of its own in IAM, but for giving it permissions, which only conditions can bound. */
    resource: /^arn:aws[a-z-]*:iam::\d{12}:(role|policy|instance-profile)\/[^*?/]+\/\*$/,
    action: /^iam:(?!(Attach|Create|Put)Role|DeleteRolePermissionsBoundary)[A-Za-z]+$/,
  },
  {
    /** Parameters below a named path, which come and go with what is deployed. */
    resource: /^arn:[^*?]+:parameter\/[^*?]*[^*?/]\/\*$/,
    action: /^ssm:(Get|Put|Delete)Parameter(s|sByPath|History)?$/,
  },
  {
    /**
     * Looking at stacks whose names begin alike: CloudFormation makes up the end of their ARNs. A change set changes
     * nothing until it is executed.
     */
    resource: /^arn:[^*?]+:stack\/[^*?/]+-\*\/\*$/,
    action: /^cloudformation:((Create|Delete|Describe)ChangeSet|DescribeStacks|GetTemplate)$/,
  },
  {
    /** Finding stacks: whoever asks for all of them names none, so IAM takes but a star. */
    resource: /^\*$/,
    action: /^cloudformation:(Describe|List)Stacks$/,
  },
  {
    /**
     * Snapshots of databases of one environment, by the beginnings of their names and what stands before the time in the
     * names of the snapshots. Deleting one, or handing it to somebody, is none of it.
     */
    resource:
      /^arn:[^*?]+:((cluster|db):[^*?:-]+-[^*?:-]+-\*|(cluster-)?snapshot:[^*?:-]+-[^*?:-]+-\*-before-\*)$/,
    action: /^rds:(CreateDB(Cluster)?Snapshot|DescribeDB(Cluster)?Snapshots)$/,
  },
  {
    /** Clusters of one environment to unlock, before the stack that made up their names is removed. */
    resource: /^arn:[^*?]+:cluster:[^*?:-]+-[^*?:-]+-\*$/,
    action: /^rds:ModifyDBCluster$/,
  },
  {
    /** Buckets of one environment to empty, before the stack that made up their names is removed. */
    resource: /^arn:aws[a-z-]*:s3:::[^*?/-]+-[^*?/-]+-\*(\/\*)?$/,
    action: /^s3:(ListBucketVersions|DeleteObject|DeleteObjectVersion)$/,
  },
];

/**
 * Whether a resource with a wildcard is as narrow as IAM can say it for these actions.
 *
 * @param resource as the rule on wildcards reports it, references in angle brackets
 */
function isNarrow(resource: string, actions: readonly string[]): boolean {
  return (
    actions.length > 0 &&
    actions.every((action) => needs.some((need) => need.resource.test(resource) && need.action.test(action)))
  );
}

/** One thing that a rule holds against a resource, such as `Resource::*`, and whether the template answers it. */
export type DetailRule = (template: TemplateView, resource: ViewedResource, detail: string) => boolean;

type Statement = Readonly<Record<string, unknown>>;

/** Conditions that leave of a wildcard only what somebody has marked. */
const MARKS =
  /^(aws:(ResourceTag|RequestTag)\/.+|s3:ExistingObjectTag\/.+|ec2:CreateAction|iam:PermissionsBoundary|servicecatalog:userLevel)$/;

/**
 * Rules that hold things against a resource one by one, and by the letter: they see a wildcard and not what bounds it.
 * A wildcard in an action is never answered.
 */
export const detailRules: Readonly<Record<string, DetailRule>> = {
  /** A policy that gives nothing is no permission, and `*` is the only resource that some actions have. */
  IAMNoWildcardPermissions: (template, resource, detail) =>
    detail.startsWith('Resource::') &&
    (isOnlyBoundary(template, resource) ||
      statementsWith(resource, detail.slice('Resource::'.length)).every(isBounded)),
};

/** A policy that roles have as their boundary, and nobody as a permission. */
function isOnlyBoundary(template: TemplateView, { logicalId, Type, properties }: ViewedResource): boolean {
  if (Type !== 'AWS::IAM::ManagedPolicy') return false;
  const points = (value: unknown): boolean => template.target(value)?.logicalId === logicalId;
  const given = ['Roles', 'Users', 'Groups'].some((name) => list(properties[name]).length > 0);
  const identities = template.resources('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group');
  return (
    !given &&
    !identities.some((one) => list(one.properties['ManagedPolicyArns']).some(points)) &&
    identities.some((one) => points(one.properties['PermissionsBoundary']))
  );
}

function statementsWith({ properties }: ViewedResource, resource: string): Statement[] {
  const { Statement: statements } = (properties['PolicyDocument'] ?? {}) as { Statement?: unknown };
  const found = (list(statements) as Statement[]).filter(
    (statement) =>
      statement['Effect'] === 'Allow' &&
      list(statement['Resource']).map(flattenCfnReference).includes(resource),
  );
  // What cannot be found again cannot be answered.
  return found.length > 0 ? found : [{}];
}

function isBounded(statement: Statement): boolean {
  const actions = list(statement['Action']).map(String);
  const wild = list(statement['Resource'])
    .map(flattenCfnReference)
    .filter((resource) => resource.includes('*'));
  return (
    wild.length > 0 &&
    (isMarked(statement) || wild.every((one) => isNarrow(one, actions) || (one === '*' && haveNone(actions))))
  );
}

function isMarked({ Condition }: Statement): boolean {
  const operators = Object.entries((Condition ?? {}) as Record<string, object>);
  return operators.some(
    ([operator, tests]) =>
      /^(String|Arn)Equals$/.test(operator) && Object.keys(tests).some((key) => MARKS.test(key)),
  );
}

/** Whether these are actions that are on no resource, so that IAM takes nothing but a star. */
function haveNone(actions: readonly string[]): boolean {
  return actions.length > 0 && actions.every((action) => withoutResources.includes(action));
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
