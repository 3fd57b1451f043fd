import { launchBoundaryName } from '@hipaa-cdk/environments';
import { bootstrapPolicy } from '@hipaa-cdk/layer/bootstrap-policies';
import { application } from '@hipaa-cdk/platform';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { RenderedProduct } from '../product/render-product';
import type { LaunchPlace } from './grant';
import { grants } from './grants';
import { launchStatements } from './launch-role';

export interface LaunchBoundaryProps {
  readonly rendered: readonly RenderedProduct[];
  readonly place: Omit<LaunchPlace, 'product'>;
}

/**
 * The most that a launch role may do, whatever policy it is given: what all products together take. What it can never
 * do, even so, is make a role without the products' boundary, or change a boundary. The bootstrap makes it.
 */
export function launchBoundary(
  scope: Construct,
  id: string,
  { rendered, place }: LaunchBoundaryProps,
): iam.IManagedPolicy {
  const product = rendered.map((one) => one.product.name);
  const template = {
    Resources: Object.fromEntries(rendered.flatMap((one, index) => numbered(one.template.Resources, index))),
    Parameters: Object.fromEntries(
      rendered.flatMap((one, index) => numbered(one.template.Parameters ?? {}, index)),
    ),
  };
  const allowed = launchStatements(template, { ...place, product }, grants);
  return bootstrapPolicy(scope, id, {
    name: launchBoundaryName(place.region),
    description: 'The most that a launch role may do',
    statements: [...capped(allowed), ...denials(place)].map((props) => new iam.PolicyStatement(props)),
  });
}

/**
 * Which resources an action may reach is for the roles' own policies to say, which can be spread over several: all of it
 * would not fit into one policy. What is about identities stays as narrow as it is there.
 */
function capped(statements: readonly iam.PolicyStatementProps[]): iam.PolicyStatementProps[] {
  const isAboutIdentities = ({ actions = [] }: iam.PolicyStatementProps): boolean =>
    actions.some((action) => action.startsWith('iam:'));
  const others = statements.filter((statement) => !isAboutIdentities(statement));
  const actions = [...new Set(others.flatMap((statement) => statement.actions ?? []))].sort();
  return [{ actions, resources: ['*'] }, ...statements.filter(isAboutIdentities)];
}

function numbered<T>(section: Readonly<Record<string, T>>, index: number): [string, T][] {
  return Object.entries(section).map(([name, entry]) => [`${index} ${name}`, entry]);
}

function denials({
  partition,
  account,
  boundaryArn,
}: Omit<LaunchPlace, 'product'>): iam.PolicyStatementProps[] {
  return [
    {
      effect: iam.Effect.DENY,
      actions: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
      resources: ['*'],
      conditions: { StringNotEquals: { 'iam:PermissionsBoundary': boundaryArn } },
    },
    { effect: iam.Effect.DENY, actions: ['iam:DeleteRolePermissionsBoundary'], resources: ['*'] },
    {
      effect: iam.Effect.DENY,
      actions: ['iam:*'],
      resources: [`arn:${partition}:iam::${account}:policy/${application.name}-boundary-*`],
    },
  ];
}
