import { propertyRule } from '../../reading/property-rule';
import { isFalse } from '../../reading/value';

export const identityPoolWithoutGuests = propertyRule({
  id: 'IdentityPoolWithoutGuests',
  description: 'An identity pool gives credentials to nobody who has not signed in',
  citations: ['45 CFR 164.312(a)(2)(i)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-14'],
  remedy: 'Set AllowUnauthenticatedIdentities to false.',
  checks: [
    {
      types: ['AWS::Cognito::IdentityPool'],
      property: 'AllowUnauthenticatedIdentities',
      holds: isFalse,
      problem: 'anybody on the internet gets credentials of the account',
    },
  ],
});
