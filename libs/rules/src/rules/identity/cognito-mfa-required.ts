import { propertyRule } from '../../reading/property-rule';

/** `OPTIONAL` leaves it to each user; a token leaves it to whoever deploys. Neither proves anything. */
export const cognitoMfaRequired = propertyRule({
  id: 'CognitoMfaRequired',
  description: 'Everybody who signs in to a user pool shows a second factor',
  citations: ['45 CFR 164.312(d)', 'NIST 800-53r5 IA-2(1)', 'NIST 800-53r5 IA-2(2)'],
  remedy: "Set MfaConfiguration to 'ON' (CDK: mfa: Mfa.REQUIRED).",
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'MfaConfiguration',
      holds: (value) => value === 'ON',
      problem: 'users may sign in without a second factor',
    },
  ],
});
