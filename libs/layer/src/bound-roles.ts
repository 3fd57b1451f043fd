import { boundaryName } from '@hipaa-cdk/environments';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Puts every role and user below `scope` inside the boundary of the account and region, those that the library makes by
 * itself too. Whoever may make roles could otherwise make one that may do more.
 */
export function boundRoles(scope: Construct): void {
  const boundary = iam.ManagedPolicy.fromManagedPolicyName(
    scope,
    'Boundary',
    boundaryName(Stack.of(scope).region),
  );
  iam.PermissionsBoundary.of(scope).apply(boundary);
}
