import { aws_wafv2 as wafv2, type aws_logs as logs, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LONGEST_LIST } from '../settings';

export interface FirewallProps {
  /** Log group whose name begins with `aws-waf-logs-`, as WAF demands. */
  readonly logGroup: logs.LogGroup;
}

/** AWS's own rules: what attacks have in common, inputs known to be bad, and addresses with a bad name. */
const MANAGED_RULES = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
];

/** Headers that say who somebody is. */
const REDACTED = ['authorization', 'cookie'];

/** One firewall in front of every product: its rules change in one place, for what is running too. */
export class Firewall extends Construct {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, { logGroup }: FirewallProps) {
    super(scope, id);
    const acl = new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: 'REGIONAL',
      description: 'In front of every product of the catalog',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Products'),
      rules: MANAGED_RULES.map((name, priority) => ({
        name,
        priority,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
        visibilityConfig: visibility(name),
      })),
    });
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // The log group's ARN, without the ":*" that other services want at its end.
      logDestinationConfigs: [logGroup.logGroupRef.logGroupArn.replace(/:\*$/, '')],
      redactedFields: REDACTED.map((name) => ({ singleHeader: { Name: name } })),
    });
    this.webAclArn = acl.attrArn;
  }
}

function visibility(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  // Samples of requests would show the headers that the log leaves out.
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

/**
 * A list of IPv4 ranges that security groups of products name. A change reaches all of them at once, and no template
 * of a product has to know who is let in.
 */
export class AddressList extends ec2.CfnPrefixList {
  constructor(scope: Construct, id: string, prefixListName: string, ranges: readonly string[]) {
    super(scope, id, {
      prefixListName,
      addressFamily: 'IPv4',
      maxEntries: LONGEST_LIST,
      entries: ranges.map((cidr) => ({ cidr })),
    });
  }
}
