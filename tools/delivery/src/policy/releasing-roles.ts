import { bootstrapArn, releaseExecutionRoleName, releaseRoleName } from '@hipaa-cdk/environments';
import {
  allowStatements,
  type DeclaredType,
  type DeployedTemplate,
  type Need,
  permissionsOf,
  type PolicyDocument,
  type Statement,
} from '@hipaa-cdk/permissions';
import { RELEASE_METADATA } from '@hipaa-cdk/parameters/path';
import { type DeployingRole, type DeployingRolesProps, trustOf } from './deploying-roles';
import { ownTags } from './own-tags';

export interface ReleasingRoles {
  /** Whoever releases. */
  readonly release: DeployingRole;
  /** CloudFormation, in a release. */
  readonly execution: DeployingRole;
}

/** What a template says of releases, as far as permissions depend on it. */
interface Source {
  readonly layer: string;
  readonly image?: string;
  readonly parameter: string;
  readonly migration?: { readonly parameter: string };
}

interface Props extends Omit<DeployingRolesProps, 'publishing'> {
  readonly partition: string;
  /** Templates of all layers that are deployed. */
  readonly templates: readonly DeployedTemplate[];
  /**
   * Types that AWS does not describe.
   *
   * @default - none
   */
  readonly declared?: Readonly<Record<string, DeclaredType>>;
}

/**
 * The roles of releases of an application that runs as images. IAM has no condition on whether a template is given: so
 * whoever releases has to hand CloudFormation a role that can make new revisions of the tasks and put them into their
 * services, and nothing else, whatever the template says.
 *
 * Beanstalk has none: it changes machines, load balancers and groups with the rights of whoever updates it.
 *
 * @returns undefined where nothing is released
 */
export function releasingRoles(props: Props): ReleasingRoles | undefined {
  const template = props.templates.find((one) => sourceOf(one)?.image !== undefined);
  const source = template && sourceOf(template);
  if (!template || !source) return undefined;
  const { name, region } = props;
  const execution = bootstrapArn('role', releaseExecutionRoleName({ name, region }), props);
  return {
    release: {
      name: releaseRoleName(props),
      description: `Releases the application of ${name}, and does nothing else`,
      trust: trustOf(props),
      policy: policyOf(whoReleases(props, template, source, execution)),
    },
    execution: {
      name: releaseExecutionRoleName(props),
      description: `CloudFormation acts with it when the application of ${name} is released`,
      trust: policyOf([
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudformation.amazonaws.com' },
          Action: 'sts:AssumeRole',
        } as Statement,
      ]),
      policy: policyOf(duringRelease(props, template)),
    },
  };
}

function sourceOf({ template }: DeployedTemplate): Source | undefined {
  return (template as { Metadata?: { [RELEASE_METADATA]?: Source } }).Metadata?.[RELEASE_METADATA];
}

function whoReleases(
  { name, partition, region, account, templates }: Props,
  { stackName, prefix }: DeployedTemplate,
  source: Source,
  execution: string,
): readonly Statement[] {
  const at = (service: string, what: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${what}`;
  const parameter = (path: string): string => at('ssm', `parameter${path}`);
  const own = `/${prefix[0] ?? ''}/${name}`;
  const stack = at('cloudformation', `stack/${stackName}/*`);
  const stacks = templates.map((one) => at('cloudformation', `stack/${one.stackName}/*`));
  return [
    {
      ...allow('UpdateTheStack', ['cloudformation:UpdateStack'], [stack]),
      Condition: {
        StringEquals: { 'cloudformation:RoleArn': execution },
        Null: { 'cloudformation:TemplateUrl': 'true', 'cloudformation:StackPolicyUrl': 'true' },
      },
    },
    passTo('HandOverToCloudFormation', [execution], 'cloudformation.amazonaws.com'),
    allow(
      'LookAtStacks',
      'DescribeStacks DescribeStackEvents DescribeStackResources GetTemplate ListChangeSets ListStackResources'
        .split(' ')
        .map((action) => `cloudformation:${action}`),
      stacks,
    ),
    allow(
      'ReadParameters',
      'GetParameter GetParameters GetParametersByPath GetParameterHistory'
        .split(' ')
        .map((action) => `ssm:${action}`),
      [parameter(`${own}/*`)],
    ),
    allow(
      'WriteTheRelease',
      ['ssm:PutParameter'],
      [
        parameter(source.parameter),
        ...(source.migration ? [parameter(source.migration.parameter)] : []),
        parameter(`${own}/_deploys/${source.layer}/*`),
        parameter(`${own}/locks/${source.layer}`),
      ],
    ),
    ...imageStatement(source, partition),
    ...(source.migration ? migrationStatements(at, { account, partition, stackName }) : []),
  ];
}

function imageStatement({ image = '' }: Source, partition: string): readonly Statement[] {
  const [, owner, where, repository] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/(.+)$/.exec(image) ?? [];
  if (!owner || !where || !repository) return [];
  const arn = `arn:${partition}:ecr:${where}:${owner}:repository/${repository}`;
  return [allow('LookAtImages', ['ecr:DescribeImages'], [arn])];
}

function migrationStatements(
  at: (service: string, what: string) => string,
  { account, partition, stackName }: { account: string; partition: string; stackName: string },
): readonly Statement[] {
  const inCluster = { ArnLike: { 'ecs:cluster': at('ecs', `cluster/${stackName}-*`) } };
  const roles = `arn:${partition}:iam::${account}:role/${begin(stackName)}*Migration*`;
  return [
    {
      ...allow('RunTheMigration', ['ecs:RunTask'], [at('ecs', `task-definition/${stackName}-migration:*`)]),
      Condition: inCluster,
    },
    allow('LookAtTasks', ['ecs:DescribeTasks', 'ecs:StopTask'], [at('ecs', `task/${stackName}-*/*`)]),
    { ...allow('FindTasks', ['ecs:ListTasks'], ['*']), Condition: inCluster },
    passTo('HandOverToTheMigration', [roles], 'ecs-tasks.amazonaws.com'),
  ];
}

/** Letters of when CloudFormation makes the calls that a release needs: see `Need`. */
const NEEDED: Readonly<Record<string, string>> = {
  // A task definition never changes: a new one is made, and the old one is given up.
  'AWS::ECS::TaskDefinition': 'crudt',
  'AWS::ECS::Service': 'ru',
  // Those that start jobs, by the revision that they name.
  'AWS::Events::Rule': 'ru',
};

/** CloudFormation makes task definitions and puts them into what is there. It creates and deletes nothing else. */
function duringRelease(props: Props, template: DeployedTemplate): readonly Statement[] {
  const place = { ...props, templates: [template], tags: ownTags([template]) };
  const environment = `${template.prefix.join('-')}-*`;
  const needs = permissionsOf(place)
    .needs.filter((need) => isNeeded(need, template))
    .map((need) => ({
      ...need,
      resources: need.resources
        .filter((resource) => !resource.includes(':role/aws-service-role/'))
        .map((resource) => resource.replace(environment, `${nameOf(resource, template)}*`)),
    }));
  const own = `arn:${props.partition}:ssm:${props.region}:${props.account}:parameter`;
  return [
    ...(allowStatements(needs.filter(({ resources }) => resources.length > 0)) as readonly Statement[]),
    allow(
      'ReadParameters',
      ['ssm:GetParameters'],
      [`${own}/${template.prefix.join('/')}/*`, `${own}/cdk-bootstrap/*`],
    ),
  ];
}

function isNeeded({ type, when, action }: Need, { template }: DeployedTemplate): boolean {
  const there = new Set(Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)));
  if (/^(?:Delete|Create)(?:Service|Rule)/.test(action.split(':')[1] ?? '')) return false;
  return type
    .split(', ')
    .some((one) => there.has(one) && [...(NEEDED[one] ?? '')].some((letter) => when.includes(letter)));
}

/** CloudFormation shortens the names of stacks where those of roles would become too long. */
function nameOf(resource: string, { stackName }: DeployedTemplate): string {
  return resource.includes(':iam:') ? begin(stackName) : stackName;
}

function begin(stackName: string): string {
  return stackName.slice(0, 24);
}

function passTo(sid: string, roles: readonly string[], service: string): Statement {
  return {
    ...allow(sid, ['iam:PassRole'], roles),
    Condition: { StringEquals: { 'iam:PassedToService': service } },
  };
}

function allow(Sid: string, Action: readonly string[], Resource: readonly string[]): Statement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function policyOf(Statement: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}
