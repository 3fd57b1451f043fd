import { propertyRule } from '../../reading/property-rule';
import { isToken } from '../../reading/value';

export const cognitoNoImplicitFlow = propertyRule({
  id: 'CognitoNoImplicitFlow',
  description: 'Tokens are never handed over in the address of a page',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.312(e)(1)', 'NIST 800-53r5 SC-23'],
  remedy: "Use the flow 'code' in AllowedOAuthFlows (CDK: oAuth.flows.authorizationCodeGrant).",
  checks: [
    {
      types: ['AWS::Cognito::UserPoolClient'],
      property: 'AllowedOAuthFlows.*',
      holds: (value) => value !== 'implicit' && !isToken(value),
      problem: 'the implicit flow leaves tokens in browser histories and server logs',
    },
  ],
});
