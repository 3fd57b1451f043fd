import type { Rule } from '../../rule';

import { isTrue } from '../../reading/value';

const problem = 'the template shows the secret that the parameter hides';

/** An empty default stands for `none given` and shows nothing. */
export const hiddenParameterWithoutDefault: Rule = {
  id: 'HiddenParameterWithoutDefault',
  description: 'A hidden parameter of a template has no default, which the template would show',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(7)'],
  remedy: 'Take Default away and hand the value over when deploying.',
  evaluate: ({ template }) =>
    Object.entries(template.Parameters ?? {})
      .filter(([, { NoEcho: hidden }]) => isTrue(hidden))
      .map(([logicalId, { Default: value = '' }]) => ({
        ...(value === '' ? { outcome: 'pass' } : { outcome: 'fail', problem }),
        logicalId,
        property: 'Default',
        value: value === '' ? value : '(withheld)',
      })),
};
