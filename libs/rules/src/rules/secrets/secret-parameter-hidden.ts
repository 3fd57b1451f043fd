import type { Rule } from '../../rule';

import { isSecretName } from '../../reading/secret-name';
import { isTrue } from '../../reading/value';

const problem = 'the value shows in the console and in every description of the stack';

export const secretParameterHidden: Rule = {
  id: 'SecretParameterHidden',
  description: 'A template parameter for a secret is hidden from whoever describes the stack',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
  remedy: 'Set NoEcho to true (CDK: noEcho: true), or better take the ARN of a secret.',
  evaluate: ({ template }) =>
    Object.entries(template.Parameters ?? {})
      .filter(([name]) => isSecretName(name))
      .map(([logicalId, { NoEcho: value }]) => ({
        ...(isTrue(value) ? { outcome: 'pass' } : { outcome: 'fail', problem }),
        logicalId,
        property: 'NoEcho',
        value,
      })),
};
