import type { TrustStatement } from './trust-statement';

/** Name under which identity pools vouch for their users. */
export const identityPoolHost = 'cognito-identity.amazonaws.com';

/** Whether a statement lets users of an identity pool take the role. */
export function trustsIdentityPool({ principals }: TrustStatement): boolean {
  return principals.includes(identityPoolHost);
}
