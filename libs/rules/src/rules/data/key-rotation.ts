import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

/** KMS rotates symmetric keys whose material it made; others cannot be rotated by a switch and are not judged. */
export const keyRotation = propertyRule({
  id: 'KeyRotation',
  description: 'Symmetric keys get new material every year',
  citations: ['45 CFR 164.312(a)(2)(iv)', 'NIST 800-53r5 SC-12'],
  remedy: 'Set EnableKeyRotation to true.',
  checks: [
    {
      types: ['AWS::KMS::Key'],
      property: 'EnableKeyRotation',
      holds: isTrue,
      problem: 'its material never changes',
      when: ({ properties: { KeySpec, Origin } }) =>
        [undefined, 'SYMMETRIC_DEFAULT'].includes(KeySpec as string | undefined) &&
        [undefined, 'AWS_KMS'].includes(Origin as string | undefined),
    },
  ],
});
