import { propertyRule } from '../../reading/property-rule';
import { isToken } from '../../reading/value';

const refused: readonly unknown[] = [
  'USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
];

/** Also refuses the flows of administrators: they put the same password into the memory and logs of a server. */
export const cognitoNoPasswordFlow = propertyRule({
  id: 'CognitoNoPasswordFlow',
  description: 'A client proves that it knows a password without sending it',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
  remedy: 'Use ALLOW_USER_SRP_AUTH in ExplicitAuthFlows (CDK: authFlows: { userSrp: true }).',
  checks: [
    {
      types: ['AWS::Cognito::UserPoolClient'],
      property: 'ExplicitAuthFlows.*',
      holds: (value) => !refused.includes(value) && !isToken(value),
      problem: 'the password itself travels through the application',
    },
  ],
});
