import type { PolicyTemplate } from '@hipaa-cdk/delivery-tools';

/**
 * The wanted policies together with those that are no longer wanted: IAM deletes no policy that a role still has, so the
 * role has to lose it first.
 */
export function transition(deployed: PolicyTemplate | undefined, wanted: PolicyTemplate): PolicyTemplate {
  return { ...wanted, Resources: { ...deployed?.Resources, ...wanted.Resources } };
}
