import type { Rule } from '../../rule';

import { beanstalkAccessLogs } from './beanstalk-access-logs';
import { beanstalkEnhancedHealth } from './beanstalk-enhanced-health';
import { beanstalkHttps } from './beanstalk-https';
import { beanstalkImdsV2 } from './beanstalk-imds-v2';
import { beanstalkLoadBalancerType } from './beanstalk-load-balancer-type';
import { beanstalkLogRetention } from './beanstalk-log-retention';
import { beanstalkManagedUpdates } from './beanstalk-managed-updates';
import { beanstalkNoPublicIp } from './beanstalk-no-public-ip';
import { beanstalkRoles } from './beanstalk-roles';
import { buildEncrypted } from './build-encrypted';
import { buildLogs } from './build-logs';
import { buildTriggerGuarded } from './build-trigger-guarded';
import { buildUnprivileged } from './build-unprivileged';
import { containerImagePinned } from './container-image-pinned';
import { containerInsights } from './container-insights';
import { containerLogs } from './container-logs';
import { containerRootReadOnly } from './container-root-read-only';
import { containerUnprivileged } from './container-unprivileged';
import { containerUser } from './container-user';
import { deploymentRollsBack } from './deployment-rolls-back';
import { emrMasterNoPublicIp } from './emr-master-no-public-ip';
import { execRecorded } from './exec-recorded';
import { functionEnvironmentKey } from './function-environment-key';
import { functionLogGroup } from './function-log-group';
import { functionRuntimeSupported } from './function-runtime-supported';
import { machineDetailedMonitoring } from './machine-detailed-monitoring';
import { machineImdsV2 } from './machine-imds-v2';
import { machineManagedBySsm } from './machine-managed-by-ssm';
import { machineNoPublicIp } from './machine-no-public-ip';
import { machineNoSshKey } from './machine-no-ssh-key';
import { machineVolumesEncrypted } from './machine-volumes-encrypted';
import { taskNoPublicIp } from './task-no-public-ip';
import { taskOwnNetwork } from './task-own-network';

/** Machines, containers, functions and builds, and what Beanstalk is told about them. */
export const computeRules: readonly Rule[] = [
  beanstalkAccessLogs,
  beanstalkEnhancedHealth,
  beanstalkHttps,
  beanstalkImdsV2,
  beanstalkLoadBalancerType,
  beanstalkLogRetention,
  beanstalkManagedUpdates,
  beanstalkNoPublicIp,
  beanstalkRoles,
  buildEncrypted,
  buildLogs,
  buildTriggerGuarded,
  buildUnprivileged,
  containerImagePinned,
  containerInsights,
  containerLogs,
  containerRootReadOnly,
  containerUnprivileged,
  containerUser,
  deploymentRollsBack,
  emrMasterNoPublicIp,
  execRecorded,
  functionEnvironmentKey,
  functionLogGroup,
  functionRuntimeSupported,
  machineDetailedMonitoring,
  machineImdsV2,
  machineManagedBySsm,
  machineNoPublicIp,
  machineNoSshKey,
  machineVolumesEncrypted,
  taskNoPublicIp,
  taskOwnNetwork,
];
