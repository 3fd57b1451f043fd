import { propertyRule } from '../../reading/property-rule';
import { isFalse } from '../../reading/value';

/** Building images asks for it; such a project needs an exception, with that as the reason. */
export const buildUnprivileged = propertyRule({
  id: 'BuildUnprivileged',
  description: 'Builds have no rights over the machine that they run on',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(a)(1)'],
  remedy: 'Leave Environment.PrivilegedMode out, or set it to false.',
  checks: [
    {
      types: ['AWS::CodeBuild::Project'],
      property: 'Environment.PrivilegedMode',
      holds: (value) => value === undefined || isFalse(value),
      problem: 'it may do to its machine what root may',
    },
  ],
});
