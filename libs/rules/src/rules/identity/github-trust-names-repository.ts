import { trustRule } from '../../reading/trust-rule';
import type { Comparison, TrustStatement } from '../../reading/trust-statement';

const host = 'token.actions.githubusercontent.com';

/** A reference inside a compared text is fine with `StringEquals`; with `StringLike` it may turn out as a wildcard. */
export const githubTrustNamesRepository = trustRule({
  id: 'GithubTrustNamesRepository',
  description: 'A role for GitHub workflows names the repository and branch or environment that may take it',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 IA-9'],
  remedy: `Compare ${host}:sub with StringEquals to repo:<owner>/<name>:environment:<name>, and :aud to sts.amazonaws.com.`,
  about: ({ principals, comparisons }) =>
    principals.some((principal) => principal.includes(host)) ||
    comparisons.some(({ key }) => key.startsWith(host)),
  holds: (trust) =>
    compared(trust, `${host}:sub`, (value) => /^repo:[^:]+\/[^:]+:.+/.test(value)) &&
    compared(trust, `${host}:aud`, (value) => value === 'sts.amazonaws.com'),
  problem: 'workflows of other repositories or branches can take the role',
});

function compared({ comparisons }: TrustStatement, key: string, good: (value: string) => boolean): boolean {
  return comparisons.some(
    (one) => one.key === key && one.values.length > 0 && isExact(one) && one.values.every(good),
  );
}

function isExact({ operator, values }: Comparison): boolean {
  if (operator === 'StringEquals') return true;
  return operator === 'StringLike' && !values.some((value) => /[*?]|\$\{/.test(value));
}
