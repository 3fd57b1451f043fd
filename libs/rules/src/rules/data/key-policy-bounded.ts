import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { meansEverybody, policyStatements, type PolicyStatement } from '../../reading/policy-statement';
import { written } from '../../reading/value';

/**
 * Conditions that say whose callers are meant. `kms:ViaService` alone does not: whoever may call that service, in whatever
 * account, is let in.
 */
const bounds =
  /"(kms:CallerAccount|aws:(PrincipalAccount|PrincipalArn|PrincipalOrgID|PrincipalOrgPaths|SourceAccount|SourceArn|SourceOrgID|SourceVpce?))"/i;

/** A policy that is a token as a whole fails; one that is left out is the default of KMS, which is bounded. */
export const keyPolicyBounded: Rule = {
  id: 'KeyPolicyBounded',
  description: 'No key lets everybody in',
  citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
  remedy: 'Name the principals, or bind "*" to your account or organization with a condition.',
  evaluate: (template) => template.resources('AWS::KMS::Key', 'AWS::KMS::ReplicaKey').map(verdict),
};

function verdict(key: ViewedResource) {
  const value = key.properties['KeyPolicy'];
  const statements = policyStatements(value);
  const open = statements.some(isOpen);
  return judged(key, {
    property: 'KeyPolicy',
    value,
    holds: value === undefined || (statements.length > 0 && !open),
    problem: open ? 'its policy lets everybody in' : 'its policy has no statements that can be read',
  });
}

function isOpen(statement: PolicyStatement): boolean {
  return (
    statement.effect === 'Allow' && meansEverybody(statement) && !bounds.test(written(statement.conditions))
  );
}
