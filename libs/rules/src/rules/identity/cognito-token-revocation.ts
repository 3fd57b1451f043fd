import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

/** A new client revokes without being told to, so a missing setting is good. */
export const cognitoTokenRevocation = propertyRule({
  id: 'CognitoTokenRevocation',
  description: 'Signing out takes the tokens of a user back',
  citations: ['45 CFR 164.312(a)(2)(iii)', '45 CFR 164.308(a)(3)(ii)(C)', 'NIST 800-53r5 AC-12'],
  remedy: 'Leave EnableTokenRevocation out or set it to true.',
  checks: [
    {
      types: ['AWS::Cognito::UserPoolClient'],
      property: 'EnableTokenRevocation',
      holds: (value) => value === undefined || isTrue(value),
      problem: 'a stolen refresh token works after its user has signed out',
    },
  ],
});
