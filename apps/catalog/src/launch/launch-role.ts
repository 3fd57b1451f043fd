import { Duration, Stack, aws_iam as iam } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import type { RenderedProduct } from '../product/render-product';
import type { LaunchPlace } from './grant';
import { grants } from './grants';
import { launchStatements } from './launch-statements';

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
