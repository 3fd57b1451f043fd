import type { Rule } from './rule';
import { identityPoolRules } from './rules/identity/identity-pools';
import { permissionRules } from './rules/identity/permissions';
import { sessionRules } from './rules/identity/sessions';
import { trustRules } from './rules/identity/trust';
import { userPoolRules } from './rules/identity/user-pools';
import { secretRules } from './rules/secrets/secrets';
import { apiRules } from './rules/edge/apis';
import { distributionRules } from './rules/edge/distributions';
import { loadBalancerRules } from './rules/edge/load-balancers';
import { networkRules } from './rules/edge/networks';
import { publicAccessRules } from './rules/edge/public-access';
import { atRestRules } from './rules/data/at-rest';
import { backupRules } from './rules/data/backups';
import { bucketRules } from './rules/data/buckets';
import { databaseRules } from './rules/data/databases';
import { inTransitRules } from './rules/data/in-transit';
import { retentionRules } from './rules/data/kept';
import { keyRules } from './rules/data/keys';
import { alarmListenerRules } from './rules/logging/alarm-listeners';
import { alarmRules } from './rules/logging/alarms';
import { logRules } from './rules/logging/logs';
import { trailRules } from './rules/logging/trails';
import { beanstalkRules } from './rules/compute/beanstalk';
import { buildRules } from './rules/compute/builds';
import { containerRules } from './rules/compute/containers';
import { functionRules } from './rules/compute/functions';
import { machineRules } from './rules/compute/machines';

/** Rules under one name, the way a report shows them. */
export interface RulePack {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** What the public rule sets leave unchecked: who comes in, what is secret, what is reachable, what is kept, what is seen. */
export const hipaaPlus: RulePack = {
  name: 'HipaaPlus',
  rules: [
    ...identityPoolRules,
    ...permissionRules,
    ...sessionRules,
    ...trustRules,
    ...userPoolRules,
    ...secretRules,
    ...apiRules,
    ...distributionRules,
    ...loadBalancerRules,
    ...networkRules,
    ...publicAccessRules,
    ...atRestRules,
    ...backupRules,
    ...bucketRules,
    ...databaseRules,
    ...inTransitRules,
    ...retentionRules,
    ...keyRules,
    ...alarmListenerRules,
    ...alarmRules,
    ...logRules,
    ...trailRules,
    ...beanstalkRules,
    ...buildRules,
    ...containerRules,
    ...functionRules,
    ...machineRules,
  ],
};
