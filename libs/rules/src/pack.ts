import type { Rule } from './rule';
import { identityPoolRules } from './rules/identity/identity-pools';
import { permissionRules } from './rules/identity/permissions';
import { sessionRules } from './rules/identity/sessions';
import { resourcePolicyRules } from './rules/identity/resource-policies';
import { servicePermissionRules } from './rules/identity/service-permissions';
import { trustRules } from './rules/identity/trust';
import { denialRules } from './rules/identity/denials';
import { roleRules } from './rules/identity/roles';
import { databaseParameterRules } from './rules/data/database-parameters';
import { namedKeyRules } from './rules/data/named-keys';
import { userPoolRules } from './rules/identity/user-pools';
import { guardByNameRules } from './rules/data/guards-by-name';
import { secretStrengthRules } from './rules/secrets/secret-strength';
import { secretRules } from './rules/secrets/secrets';
import { apiDefinitionRules } from './rules/edge/api-definitions';
import { apiRules } from './rules/edge/apis';
import { distributionRules } from './rules/edge/distributions';
import { elsewhereRules } from './rules/edge/elsewhere';
import { exposureRules } from './rules/edge/exposure';
import { serviceTransportRules } from './rules/data/service-transport';
import { serviceLogRules } from './rules/logging/service-logs';
import { watcherRules } from './rules/logging/watchers';
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
import { requestFilterRules } from './rules/logging/request-filters';
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
    ...resourcePolicyRules,
    ...servicePermissionRules,
    ...trustRules,
    ...denialRules,
    ...roleRules,
    ...userPoolRules,
    ...secretRules,
    ...secretStrengthRules,
    ...apiRules,
    ...apiDefinitionRules,
    ...distributionRules,
    ...elsewhereRules,
    ...exposureRules,
    ...loadBalancerRules,
    ...networkRules,
    ...publicAccessRules,
    ...atRestRules,
    ...namedKeyRules,
    ...backupRules,
    ...bucketRules,
    ...databaseRules,
    ...databaseParameterRules,
    ...inTransitRules,
    ...serviceTransportRules,
    ...guardByNameRules,
    ...retentionRules,
    ...keyRules,
    ...alarmListenerRules,
    ...alarmRules,
    ...logRules,
    ...serviceLogRules,
    ...watcherRules,
    ...requestFilterRules,
    ...trailRules,
    ...beanstalkRules,
    ...buildRules,
    ...containerRules,
    ...functionRules,
    ...machineRules,
  ],
};
