import { mustOutliveStack } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';

/** Users cannot be put back from a backup: Cognito has none. */
export const cognitoDeletionProtection = propertyRule({
  id: 'CognitoDeletionProtection',
  description: 'A user pool that outlives its stack cannot be deleted by a slip',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.312(c)(1)', 'NIST 800-53r5 CP-9'],
  remedy: 'Set DeletionProtection to ACTIVE (CDK: deletionProtection: true).',
  applies: mustOutliveStack,
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'DeletionProtection',
      holds: (value) => value === 'ACTIVE',
      problem: 'one call deletes all users',
    },
  ],
});
