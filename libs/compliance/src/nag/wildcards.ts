import type { TemplateView, ViewedResource } from '@hipaa-cdk/rules';
import { actionReference } from '@hipaa-cdk/permissions';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import type { Correction } from '../judgement/correction';

const rule = 'IAMNoWildcardPermissions';

/**
 * Corrections of the rule on wildcards, which judges by the letter: it sees a wildcard and not what bounds it. A wildcard in
 * an action is never covered.
 *
 * @param own wildcards that a workspace answers for, beside those that AWS leaves no choice about
 */
export function wildcardCorrections(
  own: readonly NarrowWildcard[] = [],
  owner = 'hipaa-cdk',
): readonly Correction[] {
  const instead =
    'HipaaPlus::NoWildcardAdministrator and HipaaPlus::DecryptNamesKeys judge the same statements';
  const narrow = (names: string, allowed: readonly NarrowWildcard[]): Correction => ({
    id: names,
    rule,
    reason:
      allowed.map(({ reason }) => reason).join('; ') || 'the actions are on no resource, or what is marked',
    owner,
    instead,
    covers: (_template, resource, detail) =>
      detail.startsWith('Resource::') &&
      statementsWith(resource, detail.slice('Resource::'.length)).every((one) => isBounded(one, allowed)),
  });
  return [
    {
      id: 'only-boundary',
      rule,
      reason: 'a policy that roles have as their boundary, and nobody as a permission, gives nothing',
      owner,
      instead: 'the policies that the boundary is around are judged themselves',
      covers: (template, resource, detail) =>
        detail.startsWith('Resource::') && isOnlyBoundary(template, resource),
    },
    narrow('bounded-wildcard', []),
    ...narrowWildcards.map((one) => narrow(one.id, [one])),
    narrow('narrow-wildcards', narrowWildcards),
    ...own.map((one) => narrow(one.id, [one])),
    ...(own.length > 0 ? [narrow('own-wildcards', [...narrowWildcards, ...own])] : []),
  ];
}

/** A kind of wildcard that a policy cannot do without, because IAM knows no narrower way to say the same. */
export interface NarrowWildcard {
  /** What reports call it, such as `parameters-below-a-path`. */
  readonly id: string;
  /** Why there is no narrower way: a sentence without a full stop. */
  readonly reason: string;
  /** Resources, as the rule on wildcards reports them, references in angle brackets. */
  readonly resource: RegExp;
  /** Actions that are narrow beside such a resource. */
  readonly action: RegExp;
}

/** Wildcards that AWS leaves no choice about. */
export const narrowWildcards: readonly NarrowWildcard[] = [
  {
    id: 'objects-of-a-bucket',
    reason: 'objects of a named bucket have no ARN to name before they are made',
    resource: /^(arn:aws[a-z-]*:s3:::[^*?/]+|<[^*?>]+>)\/\*$/,
    action: /^s3:[A-Za-z]*(Object|MultipartUpload)[A-Za-z]*$/,
  },
  {
    id: 'indexes-of-a-table',
    reason: 'indexes of a named table come and go with the table',
    resource: /^(arn:[^*?]+:table\/[^*?/]+|<[^*?>]+>)\/index\/\*$/,
    action: /^dynamodb:(Query|Scan)$/,
  },
  {
    id: 'traces-and-metrics',
    reason: 'traces and metrics are no resources, so that IAM takes nothing but a star',
    resource: /^\*$/,
    action: /^(xray:(Put|Get)[A-Za-z]+|cloudwatch:PutMetricData)$/,
  },
  {
    id: 'objects-below-a-prefix',
    reason:
      'Objects below a named prefix of a named bucket: an object has no ARN to name before it is made. The bucket itself, the prefix included, must be free of wildcards',
    resource: /^[^*?]+\/[^*?/][^*?]*\/\*$/,
    action: /^s3:[A-Za-z]*(Object|MultipartUpload)[A-Za-z]*$/,
  },
  {
    id: 'own-sessions',
    reason: 'Sessions of whoever asks: the service makes up the last part of their names',
    resource: /^[^*?]+:session\/<aws:userid>-\*$/,
    action: /^ssm:(Resume|Terminate)Session$/,
  },
  {
    id: 'agent-of-systems-manager',
    reason:
      'What the agent of Systems Manager says of the machine that it is on: on no resource, so IAM takes but a star',
    resource: /^\*$/,
    action: /^(ssm:UpdateInstanceInformation|ssmmessages:(Create|Open)(Control|Data)Channel)$/,
  },
  {
    id: 'environments-of-an-application',
    reason:
      'Environments of a named application of Beanstalk: CloudFormation makes up their names after roles are made',
    resource: /^arn:aws[a-z-]*:elasticbeanstalk:[^*?]+:environment\/[^*?/]+\/\*$/,
    action: /^elasticbeanstalk:PutInstanceStatistics$/,
  },
  {
    id: 'logs-of-beanstalk',
    reason: 'Log groups of Beanstalk, which it names after those environments',
    resource: /^arn:aws[a-z-]*:logs:[^*?]+:log-group:\/aws\/elasticbeanstalk\/\*$/,
    action: /^logs:(CreateLogStream|DescribeLogGroups|DescribeLogStreams|PutLogEvents)$/,
  },
  {
    id: 'streams-of-a-log-group',
    reason: 'Streams of a named log group: whoever writes makes up their names',
    resource: /^arn:aws[a-z-]*:logs:[^*?]+:log-group:[^*?]+:\*$/,
    action: /^logs:(CreateLogStream|DescribeLogStreams|PutLogEvents)$/,
  },
  {
    id: 'launched-products',
    reason:
      'What Service Catalog launches in this account: it makes up the names of stacks, and these begin other names',
    resource: /^arn:aws[a-z-]*:(cloudformation:[^*?]+:stack\/|sqs:[^*?]+:)SC-\d{12}-pp-\*$/,
    action: /^(cloudformation|sqs):[A-Za-z]+$/,
  },
  {
    id: 'below-a-path-of-iam',
    reason:
      'What is below a path of its own in IAM, but for giving it permissions, which only conditions can bound',
    resource: /^arn:aws[a-z-]*:iam::\d{12}:(role|policy|instance-profile)\/[^*?/]+\/\*$/,
    action: /^iam:(?!(Attach|Create|Put)Role|DeleteRolePermissionsBoundary)[A-Za-z]+$/,
  },
  {
    id: 'parameters-below-a-path',
    reason: 'Parameters below a named path, which come and go with what is deployed',
    resource: /^arn:[^*?]+:parameter\/[^*?]*[^*?/]\/\*$/,
    action: /^ssm:(Get|Put|Delete)Parameter(s|sByPath|History)?$/,
  },
  {
    id: 'stacks-of-a-name',
    reason:
      'Looking at stacks whose names begin alike: CloudFormation makes up the end of their ARNs. A change set changes nothing until it is executed',
    resource: /^arn:[^*?]+:stack\/[^*?/]+-\*\/\*$/,
    action:
      /^cloudformation:((Create|Delete|Describe)ChangeSet|DescribeStacks|GetTemplate|ListStackResources)$/,
  },
  {
    id: 'finding-stacks',
    reason: 'Finding stacks: whoever asks for all of them names none, so IAM takes but a star',
    resource: /^\*$/,
    action: /^cloudformation:(Describe|List)Stacks$/,
  },
];

type Statement = Readonly<Record<string, unknown>>;

/** Conditions that leave of a wildcard only what somebody has marked. */
const MARKS =
  /^(aws:(ResourceTag|RequestTag)\/.+|s3:ExistingObjectTag\/.+|ec2:CreateAction|iam:PermissionsBoundary|servicecatalog:userLevel)$/;

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

/** Whether a statement is as narrow as IAM can say it, counting in wildcards that somebody answers for. */
function isBounded(statement: Statement, allowed: readonly NarrowWildcard[]): boolean {
  const actions = list(statement['Action']).map(String);
  const wild = list(statement['Resource'])
    .map(flattenCfnReference)
    .filter((resource) => resource.includes('*'));
  const isNarrow = (resource: string): boolean =>
    actions.length > 0 &&
    actions.every(
      (action) =>
        (resource === '*' && isOnNoResource(action)) ||
        allowed.some((one) => one.resource.test(resource) && one.action.test(action)),
    );
  return wild.length > 0 && (isMarked(statement) || wild.every(isNarrow));
}

function isMarked({ Condition }: Statement): boolean {
  const operators = Object.entries((Condition ?? {}) as Record<string, object>);
  return operators.some(
    ([operator, tests]) =>
      /^(String|Arn)Equals$/.test(operator) && Object.keys(tests).some((key) => MARKS.test(key)),
  );
}

/**
 * Whether an action looks at something and is on no resource, so that IAM takes nothing but a star: AWS says so in its own
 * reference. What changes something can be bounded by conditions, and is answered for one by one.
 */
function isOnNoResource(action: string): boolean {
  const reference = actionReference(action);
  return reference?.resources.length === 0 && /^(List|Read)$/.test(reference.accessLevel);
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
