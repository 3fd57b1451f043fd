import { auditPermissions } from './audit';
import { backupPermissions } from './backup';
import { beanstalkPermissions } from './beanstalk';
import { buildPermissions } from './build';
import { catalogPermissions } from './catalog';
import { computePermissions } from './compute';
import { dataPermissions } from './data';
import { identityPermissions } from './identity';
import { loadBalancingPermissions } from './load-balancing';
import { networkPermissions } from './network';
import { observationPermissions } from './observation';
import type { TypePermissions } from './permission';
import { signInPermissions } from './sign-in';

export { type Permission, type TypePermissions, allow } from './permission';

/** What CloudFormation needs for every resource type that a layer may have. */
export const typePermissions: TypePermissions = {
  ...auditPermissions,
  ...backupPermissions,
  ...beanstalkPermissions,
  ...buildPermissions,
  ...catalogPermissions,
  ...computePermissions,
  ...dataPermissions,
  ...identityPermissions,
  ...loadBalancingPermissions,
  ...networkPermissions,
  ...observationPermissions,
  ...signInPermissions,
};
