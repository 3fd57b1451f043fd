import { createHash } from 'node:crypto';
import {
  ACCOUNT,
  bootstrapArn,
  boundaryName,
  boundaryParameter,
  executionRoleName,
  grantedParameter,
  partitionOf,
  thePlatform,
} from '@hipaa-cdk/environments';
import {
  type DeclaredType,
  type DeployedTemplate,
  type Permissions,
  type PolicyDocument,
  grantedBy,
  permissionsOf,
} from '@hipaa-cdk/permissions';
import { boundary } from './boundary';
import { bootstrapPolicies } from './bootstrap-policies';
import { type DeployingRole, deployingRoles } from './deploying-roles';
import { executionPolicies } from './execution-policies';
import type { Place } from './places';
import { type ReleasingRoles, releasingRoles } from './releasing-roles';
import { executionPolicyName, nothingName } from './policy-names';
import { ownTags } from './own-tags';
import { publishingLayers } from './publishing-layers';

/** A stack of policies and roles, as CloudFormation takes it. */
export interface PolicyTemplate {
  readonly Description: string;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** One policy or role of it, or the parameter that names one. */
export interface TemplateResource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What is deployed of one environment, or of what the environments of an account share, in one account and region. */
export interface PolicyTemplateProps extends Place {
  /** Name of the environment, or `account`. */
  readonly name: string;
  /**
   * Names of the other environments of the account, in whichever region.
   *
   * @default - none
   */
  readonly others?: readonly string[];
  /** Templates of all layers that are deployed. */
  readonly templates: readonly DeployedTemplate[];
  /**
   * Types that AWS does not describe.
   *
   * @default - none
   */
  readonly declared?: Readonly<Record<string, DeclaredType>>;
  /**
   * What CloudFormation needs for the templates, for whoever has computed it.
   *
   * @default - computed
   */
  readonly permissions?: Permissions;
  /** Whether the records may still be changed: see `boundary`. */
  readonly records: 'open' | 'sealed';
  /**
   * Other accounts that deploy from outside.
   *
   * @default - none
   */
  readonly trustedAccounts?: readonly string[];
}

/**
 * The boundary, the policies that CloudFormation acts with, and the roles that deploy. It needs no bootstrap: whoever
 * bootstraps creates it with permissions of their own, and nobody else can change it.
 *
 * @throws UserError `TYPES_NOT_DESCRIBED`, `PERMISSIONS_TOO_LONG` or `BOUNDARY_OPEN`
 */
export function policyTemplate(props: PolicyTemplateProps): PolicyTemplate {
  const { name, region, templates, declared } = props;
  const place = { ...props, partition: partitionOf(region) };
  const { needs, types } =
    props.permissions ?? permissionsOf({ ...place, templates, declared, tags: ownTags(templates) });
  const execution = executionPolicies(needs).map(
    (document, index) =>
      [
        `Execution${index + 1}`,
        policy(
          executionPolicyName(props, index + 1),
          `What CloudFormation may do to make the layers of ${name}, computed from their templates`,
          document,
        ),
      ] as const,
  );
  const passedRoles = needs
    .filter(({ action }) => action === 'iam:PassRole')
    .flatMap(({ resources }) => resources);
  const digest = createHash('sha256').update(JSON.stringify(execution)).digest('hex').slice(0, 16);
  return {
    Description: `${thePlatform().application.title}: what may be done in ${name}, and by which roles`,
    Resources: {
      Boundary: policy(
        boundaryName(props),
        `What no role of ${name} can do`,
        boundary({
          ...props,
          passedRoles: passedRoles.filter((arn) => !isOwn(arn, name)),
          groups: types.some((type) => GROUPING.has(type)),
        }),
      ),
      ...Object.fromEntries(
        bootstrapPolicies(templates, place).map((one) => [
          one.id,
          policy(one.name, one.description, one.document),
        ]),
      ),
      ...(name === ACCOUNT && { Nothing: nothing(region) }),
      ...Object.fromEntries(execution),
      ExecutionRole: executionRole(
        props,
        execution.map(([id]) => id),
      ),
      ...Object.fromEntries(
        Object.entries(deployingRoles({ ...props, publishing: publishingLayers(templates, name) })).map(
          ([id, one]) => [id, deployingRole(one)],
        ),
      ),
      ...releasing(releasingRoles(place), boundaryArn(props)),
      BoundaryArn: parameter(boundaryParameter(name), boundaryArn(props)),
      Granted: parameter(grantedParameter(name), JSON.stringify(grantedBy(templates, place, digest))),
    },
  };
}

/** Types that put users into groups. */
const GROUPING: ReadonlySet<string> = new Set(['AWS::IAM::User', 'AWS::IAM::UserToGroupAddition']);

function isOwn(arn: string, environment: string): boolean {
  const begin = `${thePlatform().application.name}-${environment}-`;
  return arn.includes(`:role/${begin}`) || arn.includes(':role/aws-service-role/');
}

function boundaryArn(props: PolicyTemplateProps): string {
  return bootstrapArn('policy', boundaryName(props), props);
}

function parameter(Name: string, Value: string): TemplateResource {
  return { Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value } };
}

function policy(
  ManagedPolicyName: string,
  Description: string,
  PolicyDocument: PolicyDocument,
): TemplateResource {
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName, Description, PolicyDocument } };
}

function nothing(region: string): TemplateResource {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] };
  return policy(
    nothingName(region),
    "For the CDK's own role: layers are deployed by the roles of their environments",
    document as PolicyDocument,
  );
}

/** The role that CloudFormation makes resources with. Nobody else can take it. */
function executionRole(props: PolicyTemplateProps, policies: readonly string[]): TemplateResource {
  const arns = policies.map((_, index) =>
    bootstrapArn('policy', executionPolicyName(props, index + 1), props),
  );
  return {
    Type: 'AWS::IAM::Role',
    DependsOn: ['Boundary', ...policies],
    Properties: {
      RoleName: executionRoleName(props),
      Description: `CloudFormation acts with it to make the layers of ${props.name}`,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudformation.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      PermissionsBoundary: boundaryArn(props),
      ManagedPolicyArns: arns,
    },
  };
}

/** Where the application of the environment is released: whoever does, and CloudFormation in the meantime. */
function releasing(roles: ReleasingRoles | undefined, boundaryOf: string): Record<string, TemplateResource> {
  if (!roles) return {};
  const { release, execution } = roles;
  const { Properties } = deployingRole(execution);
  return {
    ReleaseRole: deployingRole(release),
    ReleaseExecutionRole: {
      Type: 'AWS::IAM::Role',
      DependsOn: ['Boundary'],
      Properties: { ...Properties, PermissionsBoundary: boundaryOf },
    },
  };
}

function deployingRole({ name, description, trust, policy: document }: DeployingRole): TemplateResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      Description: description,
      AssumeRolePolicyDocument: trust,
      Policies: [{ PolicyName: 'Deploying', PolicyDocument: document }],
    },
  };
}
