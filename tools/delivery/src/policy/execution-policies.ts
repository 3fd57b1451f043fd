import { UserError } from '@hipaa-cdk/errors';
import {
  type Need,
  type PolicyDocument,
  POLICY_CHARACTERS,
  allowStatements,
  listOf,
  policyDocuments,
  policySize,
  statementsOf,
} from '@hipaa-cdk/permissions';

/** Managed policies that every account lets one role have. */
export const POLICIES_PER_ROLE = 10;

/**
 * The policies of the role that CloudFormation acts with: these needs, and nothing else.
 *
 * @throws UserError `PERMISSIONS_TOO_LONG` when a role cannot have that many policies, or IAM a policy that long
 */
export function executionPolicies(needs: readonly Need[]): readonly PolicyDocument[] {
  const policies = policyDocuments(allowStatements(needs));
  const long = policies.find((policy) => policySize(policy) > POLICY_CHARACTERS);
  if (long)
    throw new UserError({
      code: 'PERMISSIONS_TOO_LONG',
      message: `the statement on ${statementsOf(long)
        .flatMap(({ Action }) => listOf(Action))
        .join(', ')} has ${policySize(long)} characters; IAM takes ${POLICY_CHARACTERS} in a policy`,
      remedy: 'give the resource that it is about a shorter name',
    });
  if (policies.length <= POLICIES_PER_ROLE) return policies;
  throw new UserError({
    code: 'PERMISSIONS_TOO_LONG',
    message: `CloudFormation would need ${policies.length} policies; a role has ${POLICIES_PER_ROLE} at most`,
    remedy: 'give one of the environments an account of its own, or let it have fewer layers',
  });
}
