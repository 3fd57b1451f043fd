import { covers } from '../../reading/permission';
import { permissionRule } from '../../reading/permission-rule';

/** A condition on iam:PassedToService narrows who gets the role, not which, so it does not make up for it. */
export const passRoleNamesRoles = permissionRule({
  id: 'PassRoleNamesRoles',
  description: 'Whoever hands a role to a service can do so with named roles only',
  citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
  remedy: 'Name the roles, or a path of theirs, in Resource of the statement that allows iam:PassRole.',
  tooMuch: (permission) =>
    covers(permission, 'iam:PassRole') &&
    permission.resources.some((resource) => /^\*$|:role\/\*$|:\*$/.test(resource)),
  problem: 'any role of the account can be handed to a service, that of an administrator too',
});
