import type { Rule, Verdict } from '../../rule';
import type { TemplateView } from '../../template-view';

import { findSecrets } from '../../reading/secret-finder';
import { isRecord, isToken } from '../../reading/value';
import { WITHHELD } from '../../reading/withheld';

/** Properties that are passwords or keys, whatever the type of the resource. Environment variables have a rule of their own. */
const secretProperties =
  /^[A-Z]?[A-Za-z]*([Pp]assword|[Pp]assphrase|SecretString|[Cc]lientSecret|AuthToken|PrivateKey|SecretAccessKey)$/;

/**
 * A dynamic reference or a hidden parameter is what belongs here, so only what is written out fails, and a reference to
 * a parameter that is not hidden is the business of the rule on parameters.
 */
export const noSecretInProperties: Rule = {
  id: 'NoSecretInProperties',
  description: 'Passwords and keys of resources are references, not written into the template',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(7)'],
  remedy:
    'Let AWS make and keep the secret (ManageMasterUserPassword), or use {{resolve:secretsmanager:...}}.',
  evaluate: (template) =>
    template
      .resources()
      .flatMap(({ logicalId, properties }) =>
        Object.entries(properties).flatMap(([name, value]) =>
          verdicts(logicalId, ['Properties', name], name, value, template),
        ),
      ),
};

function verdicts(
  logicalId: string,
  path: readonly string[],
  name: string,
  value: unknown,
  template: TemplateView,
): readonly Verdict[] {
  if ((isRecord(value) && !isToken(value)) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      verdicts(logicalId, [...path, key], Array.isArray(value) ? name : key, inner, template),
    );
  }
  if (!secretProperties.test(name) || typeof value === 'boolean') return [];
  const place = { logicalId, property: path.join('.') };
  if (typeof value !== 'string' || /\{\{resolve:/.test(value)) return [{ outcome: 'pass', ...place, value }];
  return findSecrets(name, value, template).length === 0
    ? []
    : [
        {
          outcome: 'fail',
          ...place,
          value: WITHHELD,
          problem: 'the secret is written into the template',
        },
      ];
}
