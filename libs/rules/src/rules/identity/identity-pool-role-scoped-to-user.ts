import type { Rule } from '../../rule';

import { trustsIdentityPool } from '../../reading/identity-pool-trust';
import { judged } from '../../reading/judged';
import { type Permission, permissions } from '../../reading/permission';
import { policiesOfRole } from '../../reading/policies-of-role';
import { trustStatements } from '../../reading/trust-statement';
import { written } from '../../reading/value';

/** Variables that stand for one user, whoever that is. */
const ownUser = /\$\{!?(cognito-identity\.amazonaws\.com:sub|aws:PrincipalTag\/[^}]+)\}/;

/** About stores that hold rows or objects of many users: S3 and DynamoDB. */
export const identityPoolRoleScopedToUser: Rule = {
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
};

function reachesData({ actions }: Permission): boolean {
  return actions.some((action) => /^(\*|s3:|dynamodb:)/.test(action));
}

function isScoped({ statement, resources }: Permission): boolean {
  const everyResource = resources.length > 0 && resources.every((resource) => ownUser.test(resource));
  return everyResource || ownUser.test(written(statement['Condition']));
}
