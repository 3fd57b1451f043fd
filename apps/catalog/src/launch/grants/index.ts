import type { GrantTable } from '../grant';
import { backupGrants, kmsGrants, sqsGrants } from './supporting-services';
import { ec2Grants } from './ec2';
import { iamGrants } from './iam';
import { loadBalancerGrants } from './elastic-load-balancing';

/** What a launch role needs for each type of resource that a product may have. */
export const grants: GrantTable = {
  ...backupGrants,
  ...ec2Grants,
  ...iamGrants,
  ...kmsGrants,
  ...loadBalancerGrants,
  ...sqsGrants,
};
