export { applicationVariables } from './application-variables';
export { attachApplicationPolicy } from './attach-application-policy';
export { DatabaseAccess, type DatabaseAccessProps } from './database-access';
export { type FirewallRules } from './firewall-rules';
export { publishCompute } from './publish-compute';
export { webAlarmRules } from './web-alarm-rules';
export { FIREWALL_LOGS, WebFirewall, type WebFirewallProps } from './web-firewall';
export { WebLoadBalancer, type WebLoadBalancerProps } from './web-load-balancer';
export { type WebSettings, webProblems, webSettingsShape } from './web-settings';
