import { identityPoolHost, trustsIdentityPool } from '../../reading/identity-pool-trust';
import { trustRule } from '../../reading/trust-rule';
import type { Comparison } from '../../reading/trust-statement';

export const identityPoolTrustNamesPool = trustRule({
  id: 'IdentityPoolTrustNamesPool',
  description: 'A role of an identity pool is for signed-in users of that pool alone',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 IA-9'],
  remedy: `Compare ${identityPoolHost}:aud with StringEquals to the pool, and :amr to authenticated.`,
  about: trustsIdentityPool,
  holds: ({ comparisons }) => comparisons.some(namesPool) && comparisons.some(wantsSignIn),
  problem: 'users of any identity pool on AWS, or guests, can take the role',
});

function namesPool({ operator, key, values }: Comparison): boolean {
  return operator === 'StringEquals' && key === `${identityPoolHost}:aud` && values.length > 0;
}

function wantsSignIn({ operator, key, values }: Comparison): boolean {
  return (
    /^(ForAnyValue:)?String(Equals|Like)$/.test(operator) &&
    key === `${identityPoolHost}:amr` &&
    values.length > 0 &&
    values.every((value) => value === 'authenticated')
  );
}
