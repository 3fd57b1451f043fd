import type { GrantTable } from '../grant';
import { backupGrants } from './backup';
import { ec2Grants } from './ec2';
import { iamGrants } from './iam';
import { kmsGrants } from './kms';
import { loadBalancerGrants } from './elastic-load-balancing';
import { sqsGrants } from './sqs';

/** What a launch role needs for each type of resource that a product may have. */
export const grants: GrantTable = {
  ...backupGrants,
  ...ec2Grants,
  ...iamGrants,
  ...kmsGrants,
  ...loadBalancerGrants,
  ...sqsGrants,
};
