import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/values';
import type { Rule } from '../../rule';

/** The fewest characters of a password that somebody else made; NIST SP 800-63B-4 asks for 15 where nothing else is asked for. */
const LEAST = 15;

export const secretStrengthRules: readonly Rule[] = [
  propertyRule({
    id: 'GeneratedSecretLong',
    description: `Secrets that AWS makes have ${LEAST} characters or more`,
    citations: ['45 CFR 164.308(a)(5)(ii)(D)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(1)'],
    remedy: 'Leave PasswordLength out, which makes 32, or set it higher.',
    checks: [
      {
        types: ['AWS::SecretsManager::Secret'],
        property: 'GenerateSecretString.PasswordLength',
        holds: (value) => value === undefined || isAtLeast(LEAST)(value),
        problem: 'it can be guessed',
      },
    ],
  }),
];
