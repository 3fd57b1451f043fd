import type { Rule } from '../../rule';
import { judged, propertyRule } from '../../reading/property-rule';
import { type Permission, permissions } from '../../reading/policy-statements';
import { policiesOfRole } from '../../reading/identity-policies';
import {
  trustStatements,
  trustRule,
  type Comparison,
  type TrustStatement,
} from '../../reading/trust-statements';
import { written, isFalse } from '../../reading/values';

/** Name under which identity pools vouch for their users. */
const identityPoolHost = 'cognito-identity.amazonaws.com';

/** Variables that stand for one user, whoever that is. */
const ownUser = /\$\{!?(cognito-identity\.amazonaws\.com:sub|aws:PrincipalTag\/[^}]+)\}/;

export const identityPoolRules: readonly Rule[] = [
  /** About stores that hold rows or objects of many users: S3 and DynamoDB. */
  {
    id: 'IdentityPoolRoleScopedToUser',
    description: 'Signed-in users reach their own objects and rows, not those of each other',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-3'],
    remedy:
      'Put ${cognito-identity.amazonaws.com:sub} into every resource of the statement, or into a condition such as s3:prefix or dynamodb:LeadingKeys.',
    evaluate: (template) =>
      template
        .resources('AWS::IAM::Role')
        .filter((role) => trustStatements(role, template).some(trustsIdentityPool))
        .flatMap((role) => policiesOfRole(role, template))
        .flatMap(({ resource, property, document }) =>
          permissions(document)
            .filter(reachesData)
            .map((permission) =>
              judged(resource, {
                property,
                value: permission.statement,
                holds: isScoped(permission),
                problem: 'every signed-in user reaches what belongs to the others',
              }),
            ),
        ),
  },

  trustRule({
    id: 'IdentityPoolTrustNamesPool',
    description: 'A role of an identity pool is for signed-in users of that pool alone',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 IA-9'],
    remedy: `Compare ${identityPoolHost}:aud with StringEquals to the pool, and :amr to authenticated.`,
    about: trustsIdentityPool,
    holds: ({ comparisons }) => comparisons.some(namesPool) && comparisons.some(wantsSignIn),
    problem: 'users of any identity pool on AWS, or guests, can take the role',
  }),

  /** In the classic flow a client chooses the role, and no policy of the session narrows what it may. */
  propertyRule({
    id: 'IdentityPoolChecksTokens',
    description: 'An identity pool chooses the role itself, and asks whether a user is still signed in',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 IA-9'],
    remedy: 'Leave AllowClassicFlow out, and set ServerSideTokenCheck to true.',
    checks: [
      {
        types: ['AWS::Cognito::IdentityPool'],
        property: 'AllowClassicFlow',
        holds: (value) => value === undefined || isFalse(value),
        problem: 'whoever has signed in chooses among the roles that trust it',
      },
      {
        types: ['AWS::Cognito::IdentityPool'],
        property: 'CognitoIdentityProviders.*.ServerSideTokenCheck',
        holds: (value) => !isFalse(value),
        problem: 'whoever was signed out still gets credentials',
      },
    ],
  }),

  propertyRule({
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
  }),
];

/** Whether a statement lets users of an identity pool take the role. */
function trustsIdentityPool({ principals }: TrustStatement): boolean {
  return principals.includes(identityPoolHost);
}

function reachesData({ actions }: Permission): boolean {
  return actions.some((action) => /^(\*|s3:|dynamodb:)/.test(action));
}

function isScoped({ statement, resources }: Permission): boolean {
  const everyResource = resources.length > 0 && resources.every((resource) => ownUser.test(resource));
  return everyResource || ownUser.test(written(statement['Condition']));
}

function namesPool({ operator, key, values }: Comparison): boolean {
  return operator === 'StringEquals' && key === `${identityPoolHost}:aud` && values.length > 0;
}

function wantsSignIn({ operator, key, values }: Comparison): boolean {
  return (
    /^(ForAnyValue:)?String(Equals|Like)$/.test(operator) &&
    key === `${identityPoolHost}:amr` &&
    values.length > 0 &&
    values.every((value) => value === 'authenticated')
  );
}
