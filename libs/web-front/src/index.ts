export {
  applicationVariables,
  attachApplicationPolicy,
  DatabaseAccess,
  type DatabaseAccessProps,
} from './application-access';
export { ownVariables, variableRules, variableTexts } from './own-variables';
export {
  migratingVersion,
  type ReleaseMigration,
  type ReleaseSource,
  releasedVersion,
} from './released-version';
export { type FirewallRules, FIREWALL_LOGS } from './web-firewall';
export { WebFront, type WebFrontProps } from './web-front';
export { webAlarmRules, WebLoadBalancer, type WebLoadBalancerProps } from './web-load-balancer';
export { type WebSettings, webPatientData, webSettingsShape } from './web-settings';
