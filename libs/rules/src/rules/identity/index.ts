import type { Rule } from '../../rule';

import { cognitoCallbackHttps } from './cognito-callback-https';
import { cognitoDeletionProtection } from './cognito-deletion-protection';
import { cognitoHidesUserExistence } from './cognito-hides-user-existence';
import { cognitoMfaBeyondTextMessages } from './cognito-mfa-beyond-text-messages';
import { cognitoMfaRequired } from './cognito-mfa-required';
import { cognitoNoImplicitFlow } from './cognito-no-implicit-flow';
import { cognitoNoPasswordFlow } from './cognito-no-password-flow';
import { cognitoPasswordComplexity } from './cognito-password-complexity';
import { cognitoPasswordLength } from './cognito-password-length';
import { cognitoRecoveryNotByPhone } from './cognito-recovery-not-by-phone';
import { cognitoSignUpByAdministrator } from './cognito-sign-up-by-administrator';
import { cognitoThreatProtection } from './cognito-threat-protection';
import { cognitoTokenLifetime } from './cognito-token-lifetime';
import { cognitoTokenRevocation } from './cognito-token-revocation';
import { databaseNamesParameterGroup } from './database-names-parameter-group';
import { databaseSessionEnds } from './database-session-ends';
import { decryptNamesKeys } from './decrypt-names-keys';
import { githubTrustNamesRepository } from './github-trust-names-repository';
import { identityPoolRoleScopedToUser } from './identity-pool-role-scoped-to-user';
import { identityPoolTrustNamesPool } from './identity-pool-trust-names-pool';
import { identityPoolWithoutGuests } from './identity-pool-without-guests';
import { loadBalancerSessionEnds } from './load-balancer-session-ends';
import { noBroadManagedPolicy } from './no-broad-managed-policy';
import { noWildcardAdministrator } from './no-wildcard-administrator';
import { passRoleNamesRoles } from './pass-role-names-roles';
import { roleSessionEnds } from './role-session-ends';
import { sessionManagerSessionEnds } from './session-manager-session-ends';
import { trustNotOpen } from './trust-not-open';

/** Who may come in, as whom, with what proof, and for how long. */
export const identityRules: readonly Rule[] = [
  cognitoCallbackHttps,
  cognitoDeletionProtection,
  cognitoHidesUserExistence,
  cognitoMfaBeyondTextMessages,
  cognitoMfaRequired,
  cognitoNoImplicitFlow,
  cognitoNoPasswordFlow,
  cognitoPasswordComplexity,
  cognitoPasswordLength,
  cognitoRecoveryNotByPhone,
  cognitoSignUpByAdministrator,
  cognitoThreatProtection,
  cognitoTokenLifetime,
  cognitoTokenRevocation,
  databaseNamesParameterGroup,
  databaseSessionEnds,
  decryptNamesKeys,
  githubTrustNamesRepository,
  identityPoolRoleScopedToUser,
  identityPoolTrustNamesPool,
  identityPoolWithoutGuests,
  loadBalancerSessionEnds,
  noBroadManagedPolicy,
  noWildcardAdministrator,
  passRoleNamesRoles,
  roleSessionEnds,
  sessionManagerSessionEnds,
  trustNotOpen,
];
