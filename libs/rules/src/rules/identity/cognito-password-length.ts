import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/value';

/** Fourteen characters: the Security Rule names no number, the HIPAA conformance pack of AWS Config names this one. */
const shortest = 14;

export const cognitoPasswordLength = propertyRule({
  id: 'CognitoPasswordLength',
  description: `Passwords of a user pool have at least ${shortest} characters`,
  citations: ['45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
  remedy: `Set Policies.PasswordPolicy.MinimumLength to ${shortest} or more (CDK: passwordPolicy.minLength).`,
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'Policies.PasswordPolicy.MinimumLength',
      holds: isAtLeast(shortest),
      problem: `passwords may be shorter than ${shortest} characters`,
    },
  ],
});
