import { trustRule } from '../../reading/trust-rule';
import type { Comparison } from '../../reading/trust-statement';

/** Keys that say who is calling. An external id is no such key: it is a password that many people know. */
const identifying = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcearn',
];

const operators = /^(ForAnyValue:)?(StringEquals|StringLike|ArnEquals|ArnLike)$/;

export const trustNotOpen = trustRule({
  id: 'TrustNotOpen',
  description: 'No role can be taken by every AWS account',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-3'],
  remedy:
    'Name the accounts, roles or services that take the role, or add a condition on aws:PrincipalOrgID.',
  about: () => true,
  holds: ({ principals, comparisons }) => !principals.includes('*') || comparisons.some(restricts),
  problem: 'anybody with an AWS account can take the role',
});

function restricts({ operator, key, values }: Comparison): boolean {
  return (
    operators.test(operator) && identifying.includes(key) && !values.some((value) => /^[*?]*$/.test(value))
  );
}
