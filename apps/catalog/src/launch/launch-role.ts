import { Duration, Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { UserError } from '@hipaa-cdk/errors';
import type { LaunchTemplate } from '@hipaa-cdk/templates';
import type { RenderedProduct } from '../product/render-product';
import { type LaunchPlace, type GrantTable, stackPrefix } from './grant';
import { grants } from './grants';

const STORED = 'AWS::SSM::Parameter::Value<';

/**
 * Everything that launching a product takes: stacks of Service Catalog, the stored values that its parameters read, and
 * the types of resources in its template.
 *
 * @throws UserError `PRODUCT_TYPE_UNKNOWN` for a type without a grant
 */
export function launchStatements(
  template: LaunchTemplate,
  place: LaunchPlace,
  table: GrantTable,
): readonly iam.PolicyStatementProps[] {
  const types = resourceTypes(template);
  const unknown = types.filter((type) => !Object.hasOwn(table, type));
  if (unknown.length > 0) throw unknownTypes(place.product, unknown);
  // A long role is split at its end. What is about identities stays together, with the boundary that binds it.
  return [
    ...types.flatMap((type) => table[type]?.(place) ?? []),
    ...stackStatements(place),
    ...storedStatements(template, place),
  ];
}

/** Types of the template, each once, whatever condition they depend on. */
export function resourceTypes({ Resources }: LaunchTemplate): string[] {
  const types = Object.values(Resources).map(({ Type }) => Type);
  return [...new Set(types)].sort();
}

function stackStatements(place: LaunchPlace): iam.PolicyStatementProps[] {
  const { partition, region, account } = place;
  return [
    {
      actions: [
        'cloudformation:CreateStack',
        'cloudformation:DeleteStack',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:SetStackPolicy',
        'cloudformation:TagResource',
        'cloudformation:UpdateStack',
      ],
      resources: [`arn:${partition}:cloudformation:${region}:${account}:stack/${stackPrefix(place)}*`],
    },
    {
      actions: ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'],
      resources: ['*'],
    },
    {
      // Service Catalog keeps its copy of a template in a bucket of its own and marks it.
      actions: ['s3:GetObject'],
      resources: ['*'],
      conditions: { StringEquals: { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' } },
    },
  ];
}

function storedStatements(
  { Parameters = {} }: LaunchTemplate,
  { partition, region, account }: LaunchPlace,
): iam.PolicyStatementProps[] {
  const names = Object.values(Parameters)
    .filter(({ Type }) => Type.startsWith(STORED))
    .map(({ Default }) => String(Default));
  if (names.length === 0) return [];
  return [
    {
      actions: ['ssm:GetParameters'],
      resources: [...new Set(names)]
        .sort()
        .map((name) => `arn:${partition}:ssm:${region}:${account}:parameter${name}`),
    },
  ];
}

function unknownTypes(product: LaunchPlace['product'], types: readonly string[]): UserError {
  return new UserError({
    code: 'PRODUCT_TYPE_UNKNOWN',
    message: `nobody has said what launching ${types.join(', ')} takes, which product ${[product].flat().join(', ')} needs`,
    remedy: 'add the type to apps/catalog/src/launch/grants; its test says what AWS lists for it',
  });
}

export interface LaunchRoleProps {
  readonly rendered: RenderedProduct;
  readonly place: LaunchPlace;
  /** The most that any launch role may do. */
  readonly boundary: iam.IManagedPolicy;
}

/** The role that Service Catalog launches one product with: what its template needs, and nothing else. */
export class LaunchRole extends iam.Role {
  constructor(scope: Construct, id: string, { rendered, place, boundary }: LaunchRoleProps) {
    const { product, template } = rendered;
    super(scope, id, {
      description: `Service Catalog launches ${product.name} with it`,
      assumedBy: new iam.ServicePrincipal('servicecatalog.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
      maxSessionDuration: Duration.hours(1),
      permissionsBoundary: boundary,
    });
    // The stack makes managed policies of it, as many as it takes to stay below IAM's limit.
    for (const props of launchStatements(template, place, grants))
      this.addToPolicy(new iam.PolicyStatement(props));
  }
}
