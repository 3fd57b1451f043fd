import type { aws_wafv2 as waf } from 'aws-cdk-lib';

/** `basic` stops known attacks; `full` also stops floods, and what is typical of attacks on web applications. */
export type FirewallRules = 'basic' | 'full';

/** Rule groups that AWS keeps up to date, in the order in which they look at a request. */
const managed: Readonly<Record<FirewallRules, readonly string[]>> = {
  basic: ['AWSManagedRulesKnownBadInputsRuleSet'],
  full: [
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesSQLiRuleSet',
  ],
};

/** The rules of a web ACL, the flood first: it costs least to find out. */
export function firewallRules(
  rules: FirewallRules,
  requestsPerFiveMinutes: number,
): waf.CfnWebACL.RuleProperty[] {
  return [
    ...(rules === 'full' ? [flood(requestsPerFiveMinutes)] : []),
    ...managed[rules].map((name, index) => ({
      name,
      priority: index + 1,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
      visibilityConfig: counted(name),
    })),
  ];
}

function flood(limit: number): waf.CfnWebACL.RuleProperty {
  return {
    name: 'Flood',
    priority: 0,
    action: { block: {} },
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP' } },
    visibilityConfig: counted('Flood'),
  };
}

function counted(metricName: string): waf.CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
