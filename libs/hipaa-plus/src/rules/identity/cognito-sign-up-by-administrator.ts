import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

/** A missing setting lets everybody sign up: that is the default of Cognito. */
export const cognitoSignUpByAdministrator = propertyRule({
  id: 'CognitoSignUpByAdministrator',
  description: 'Only an administrator makes users of a pool',
  citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.308(a)(3)(ii)(A)', 'NIST 800-53r5 AC-2'],
  remedy: 'Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true (CDK: selfSignUpEnabled: false).',
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
      holds: isTrue,
      problem: 'strangers can make themselves users',
    },
  ],
});
