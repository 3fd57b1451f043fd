import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

const kinds = ['Lowercase', 'Uppercase', 'Numbers', 'Symbols'];

/** What is left out of the policy is not required, so each kind is asked for by name. */
export const cognitoPasswordComplexity = propertyRule({
  id: 'CognitoPasswordComplexity',
  description: 'Passwords of a user pool mix lower case, upper case, numbers and symbols',
  citations: ['45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
  remedy: 'Set all four Require... settings of Policies.PasswordPolicy to true.',
  checks: kinds.map((kind) => ({
    types: ['AWS::Cognito::UserPool'],
    property: `Policies.PasswordPolicy.Require${kind}`,
    holds: isTrue,
    problem: `passwords need no ${kind.toLowerCase()}`,
  })),
});
