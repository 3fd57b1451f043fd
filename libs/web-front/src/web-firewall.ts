import type { LogStore } from '@hipaa-cdk/constructs';
import { ArnFormat, Stack, aws_iam as iam, aws_logs as logs, aws_wafv2 as waf } from 'aws-cdk-lib';
import { Construct } from 'constructs';

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

export interface WebFirewallProps {
  /** ARN of the load balancer that it stands in front of. */
  readonly loadBalancerArn: string;
  /** Which requests are stopped. */
  readonly rules: FirewallRules;
  /** Requests of one address in five minutes, above which the full firewall stops it for a while. */
  readonly requestsPerFiveMinutes: number;
  /** Keeps the record of requests. Its key must know groups that begin with `FIREWALL_LOGS` and the stack's name. */
  readonly logs: LogStore;
}

/** WAF sends records only to groups whose name begins so. */
export const FIREWALL_LOGS = 'aws-waf-logs-';

/** Looks at every request before the load balancer passes it on, and records what it saw. */
export class WebFirewall extends Construct {
  constructor(scope: Construct, id: string, props: WebFirewallProps) {
    super(scope, id);
    const acl = new waf.CfnWebACL(this, 'WebAcl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: firewallRules(props.rules, props.requestsPerFiveMinutes),
      visibilityConfig: {
        cloudWatchMetricsEnabled: true,
        metricName: 'WebAcl',
        // Samples show whole requests, and with them what people asked for.
        sampledRequestsEnabled: false,
      },
    });
    new waf.CfnWebACLAssociation(this, 'Association', {
      resourceArn: props.loadBalancerArn,
      webAclArn: acl.attrArn,
    });
    this.record(acl, props.logs);
  }

  private record(acl: waf.CfnWebACL, store: LogStore): void {
    const stack = Stack.of(this);
    const group = store.addGroup('Firewall', `${FIREWALL_LOGS}${stack.stackName}`);
    const policy = new logs.ResourcePolicy(this, 'DeliverLogs', {
      // One name space an account and region: without a name all environments would have the same.
      resourcePolicyName: `${stack.stackName}-firewall`,
      policyStatements: [deliverTo(group, stack)],
    });
    const recording = new waf.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: `${FIREWALL_LOGS}${stack.stackName}`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      // What says who somebody is, or what they looked for, has no place in a record of attacks.
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
    });
    recording.node.addDependency(group, policy);
  }
}

function deliverTo(group: logs.LogGroup, stack: Stack): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${group.logGroupArn}`],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:*` },
    },
  });
}
