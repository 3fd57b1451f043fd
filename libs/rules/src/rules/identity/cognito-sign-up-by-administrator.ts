import { propertyRule } from '../../reading/property-rule';
import { readings } from '../../reading/readings';
import { isGiven, isTrue } from '../../reading/value';

/**
 * A missing setting lets everybody sign up: that is the default of Cognito. A pool that asks a function about each sign-up
 * is not judged, because then the function says who comes in.
 */
export const cognitoSignUpByAdministrator = propertyRule({
  id: 'CognitoSignUpByAdministrator',
  description: 'Only an administrator makes users of a pool, or a function says who may sign up',
  citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.308(a)(3)(ii)(A)', 'NIST 800-53r5 AC-2'],
  remedy:
    'Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true (CDK: selfSignUpEnabled: false), or name a pre sign-up function.',
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
      when: ({ properties }) => !readings(properties, 'LambdaConfig.PreSignUp').every(isGiven),
      holds: isTrue,
      problem: 'strangers can make themselves users',
    },
  ],
});
