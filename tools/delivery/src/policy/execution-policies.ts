import { UserError } from '@hipaa-cdk/errors';
import { type Need, type PolicyDocument, allowStatements, policyDocuments } from '@hipaa-cdk/permissions';

/** Managed policies that every account lets one role have. */
export const POLICIES_PER_ROLE = 10;

/**
 * The policies of the role that CloudFormation acts with: these needs, and nothing else.
 *
 * @throws UserError `PERMISSIONS_TOO_LONG` when a role cannot have that many policies
 */
export function executionPolicies(needs: readonly Need[]): readonly PolicyDocument[] {
  const policies = policyDocuments(allowStatements(needs));
  if (policies.length <= POLICIES_PER_ROLE) return policies;
  throw new UserError({
    code: 'PERMISSIONS_TOO_LONG',
    message: `CloudFormation would need ${policies.length} policies; a role has ${POLICIES_PER_ROLE} at most`,
    remedy: 'give one of the environments an account of its own, or let it have fewer layers',
  });
}
