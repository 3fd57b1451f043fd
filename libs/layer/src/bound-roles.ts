import { boundaryName } from '@hipaa-cdk/environments';
import { AspectPriority, Aspects, CfnResource, type IAspect, Stack, type aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const IDENTITIES: ReadonlySet<string> = new Set(['AWS::IAM::Role', 'AWS::IAM::User']);

/**
 * Puts every role and user of a stack inside the boundary of the account and region, those that the library makes by
 * itself too: whoever may make roles could otherwise make one that may do more. One that has a boundary keeps it, and
 * what a stack hands to others to launch is not its own.
 */
export function boundRoles(stack: Stack): void {
  Aspects.of(stack).add(new Boundary(stack), { priority: AspectPriority.MUTATING });
}

class Boundary implements IAspect {
  private readonly arn: string;

  constructor(private readonly stack: Stack) {
    const { partition, account, region } = stack;
    this.arn = `arn:${partition}:iam::${account}:policy/${boundaryName(region)}`;
  }

  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || Stack.of(node) !== this.stack) return;
    if (!IDENTITIES.has(node.cfnResourceType)) return;
    const bounded = node as Partial<Pick<iam.CfnRole, 'permissionsBoundary'>>;
    if (bounded.permissionsBoundary !== undefined) return;
    node.addPropertyOverride('PermissionsBoundary', this.arn);
  }
}
