import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';

/** `AUDIT` only watches how an account is taken over. Pools made before the tiers have none and keep the add-on. */
export const cognitoThreatProtection = propertyRule({
  id: 'CognitoThreatProtection',
  description: 'A user pool in front of health data stops suspicious sign-ins',
  citations: ['45 CFR 164.308(a)(5)(ii)(C)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-7'],
  remedy: 'Set UserPoolTier to PLUS and UserPoolAddOns.AdvancedSecurityMode to ENFORCED.',
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'UserPoolAddOns.AdvancedSecurityMode',
      holds: (value) => value === 'ENFORCED',
      problem: 'stolen passwords and unusual sign-ins are let through',
    },
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'UserPoolTier',
      holds: (value) => value === undefined || value === 'PLUS',
      problem: 'this tier has no threat protection',
    },
  ],
});
