import { createHash } from 'node:crypto';
import { boundaryName, boundaryParameter, grantedParameter, thePlatform } from '@hipaa-cdk/environments';
import {
  type DeclaredType,
  type DeployedTemplate,
  type PolicyDocument,
  grantedBy,
  permissionsOf,
} from '@hipaa-cdk/permissions';
import { boundary } from './boundary';
import { bootstrapPolicies } from './bootstrap-policies';
import { executionPolicies } from './execution-policies';
import { type Place, partitionOf } from './places';
import { boundaryArn, executionPolicyName } from './policy-names';
import { ownTags } from './own-tags';

/** The stack of the policies, as CloudFormation takes it. */
export interface PolicyTemplate {
  readonly Description: string;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** One policy of it, or the parameter that names one. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What is deployed in one account and region. */
export interface PolicyTemplateProps extends Place {
  /** Templates of all layers that are deployed here. */
  readonly templates: readonly DeployedTemplate[];
  /**
   * Types that AWS does not describe.
   *
   * @default - none
   */
  readonly declared?: Readonly<Record<string, DeclaredType>>;
  /** Whether the records may still be changed: see `boundary`. */
  readonly records: 'open' | 'sealed';
}

/**
 * The boundaries and the policies that CloudFormation acts with. It needs no bootstrap: whoever bootstraps creates it with
 * permissions of their own, and nobody else can change it.
 *
 * @throws UserError `TYPES_NOT_DESCRIBED`, `PERMISSIONS_TOO_LONG` or `BOUNDARY_OPEN`
 */
export function policyTemplate(props: PolicyTemplateProps): PolicyTemplate {
  const { region, templates, declared, records } = props;
  const place = { ...props, partition: partitionOf(region) };
  const { needs, types } = permissionsOf({ ...place, templates, declared, tags: ownTags(templates) });
  const execution = executionPolicies(needs).map(
    (document, index) =>
      [
        `Execution${index + 1}`,
        policy(
          executionPolicyName(region, index + 1),
          'What CloudFormation may do to make the layers, computed from their templates',
          document,
        ),
      ] as const,
  );
  const passedRoles = needs
    .filter(({ action }) => action === 'iam:PassRole')
    .flatMap(({ resources }) => resources);
  const digest = createHash('sha256').update(JSON.stringify(execution)).digest('hex').slice(0, 16);
  return {
    Description: `${thePlatform().application.title}: what CloudFormation may do, and what no role can`,
    Resources: {
      Boundary: policy(
        boundaryName(region),
        'What no role of the application can do',
        boundary({
          ...props,
          records,
          passedRoles: passedRoles.filter((arn) => !isOwn(arn)),
          groups: types.some((type) => GROUPING.has(type)),
        }),
      ),
      ...Object.fromEntries(
        bootstrapPolicies(templates, place).map((one) => [
          one.id,
          policy(one.name, one.description, one.document),
        ]),
      ),
      BoundaryArn: parameter(boundaryParameter(), boundaryArn(props)),
      Granted: parameter(grantedParameter(), JSON.stringify(grantedBy(templates, place, digest))),
      ...Object.fromEntries(execution),
    },
  };
}

/** Types that put users into groups. */
const GROUPING: ReadonlySet<string> = new Set(['AWS::IAM::User', 'AWS::IAM::UserToGroupAddition']);

function isOwn(arn: string): boolean {
  return arn.includes(`:role/${thePlatform().application.name}-`) || arn.includes(':role/aws-service-role/');
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
