import { covers, type Permission } from '../../reading/permission';
import { permissionRule } from '../../reading/permission-rule';
import { written } from '../../reading/value';

/** Whoever may write any policy is an administrator one call later, unless the condition demands a permissions boundary. */
export const noWildcardAdministrator = permissionRule({
  id: 'NoWildcardAdministrator',
  description: 'No policy allows everything, or to write any policy of IAM',
  citations: [
    '45 CFR 164.308(a)(3)(i)',
    '45 CFR 164.308(a)(4)(ii)(B)',
    '45 CFR 164.312(a)(1)',
    'NIST 800-53r5 AC-6',
  ],
  remedy: 'Name the actions and resources that are needed; replace NotAction by Action.',
  tooMuch: (permission) =>
    permission.resources.some((resource) => /^\*$|:(role|user|policy)\/\*$/.test(resource)) &&
    (allowsEverything(permission) || (writesPolicies(permission) && !demandsBoundary(permission))),
  problem: 'whoever has this policy can do everything in the account',
});

function allowsEverything({ actions }: Permission): boolean {
  return actions.some((action) => /^\*(:\*)?$/.test(action));
}

function writesPolicies(permission: Permission): boolean {
  return ['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:PutUserPolicy', 'iam:AttachUserPolicy'].some(
    (action) => covers(permission, action),
  );
}

function demandsBoundary({ statement }: Permission): boolean {
  return /"iam:permissionsboundary"/i.test(written(statement['Condition']));
}
