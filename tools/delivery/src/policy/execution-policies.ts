import { UserError } from '@hipaa-cdk/errors';
import { executionStatements } from './execution-statements';
import { neededPermissions } from './needed-permissions';
import type { Place } from './places';
import type { PolicyDocument } from './policy-document';
import { splitStatements } from './split-statements';

/** Managed policies that every account lets one role have. */
export const POLICIES_PER_ROLE = 10;

/**
 * The policies of the role that CloudFormation acts with: what these resource types need, and nothing else.
 *
 * @throws UserError `PERMISSIONS_UNKNOWN`, or `PERMISSIONS_TOO_LONG` when a role cannot have that many policies
 */
export function executionPolicies(types: readonly string[], place: Place): readonly PolicyDocument[] {
  const policies = splitStatements(executionStatements(neededPermissions(types), place));
  if (policies.length <= POLICIES_PER_ROLE) return policies;
  throw new UserError({
    code: 'PERMISSIONS_TOO_LONG',
    message: `CloudFormation would need ${policies.length} policies; a role has ${POLICIES_PER_ROLE} at most`,
    remedy:
      'let actions share their resources in tools/delivery/src/permissions, so that they share a statement',
  });
}
