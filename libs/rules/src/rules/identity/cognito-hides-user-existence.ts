import { propertyRule } from '../../reading/property-rule';

/** A missing setting is the old behaviour, which tells a stranger who is a patient here. */
export const cognitoHidesUserExistence = propertyRule({
  id: 'CognitoHidesUserExistence',
  description: 'Sign-in errors do not tell whether a user exists',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-6'],
  remedy: 'Set PreventUserExistenceErrors to ENABLED (CDK: preventUserExistenceErrors: true).',
  checks: [
    {
      types: ['AWS::Cognito::UserPoolClient'],
      property: 'PreventUserExistenceErrors',
      holds: (value) => value === 'ENABLED',
      problem: 'a stranger can find out who has an account',
    },
  ],
});
