import type { IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { extractPolicies, isPrincipal } from './extract-policies';
import { isInlinePolicy, replacePolicy } from './replace-policy';

/**
 * Converts what it visits. Policies are replaced from the construct around them, before they are visited, so that every
 * other aspect meets the managed policy and none the inline one.
 */
export class ManagedPoliciesAspect implements IAspect {
  visit(construct: IConstruct): void {
    if (isPrincipal(construct)) extractPolicies(construct);
    for (const policy of [construct, ...construct.node.children].filter(isInlinePolicy))
      replacePolicy(policy);
  }
}
