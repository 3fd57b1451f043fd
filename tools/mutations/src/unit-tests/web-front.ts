import type { UnitTest } from '../unit-test';

const web = 'libs/web-front/src';

/**
 * Every compute takes its load balancer and its firewall from one library, whose tests watch them.
 *
 * @param stack first word of the paths of its resources
 */
export function webFront(layer: string, stack: string): readonly UnitTest[] {
  const samples = {
    layer,
    resource: `${stack}/Firewall/WebAcl`,
    reason: 'samples are harmless where requests say nothing about people',
  };
  return [
    {
      layer,
      resource: `${stack}/Web/SecurityGroup/Resource`,
      setting: 'Properties.SecurityGroupEgress',
      reason: 'what a load balancer reaches depends on its targets',
      killedBy: `${web}/web-load-balancer.spec.ts: it reaches nothing that it has no rule for`,
    },
    {
      layer,
      resource: `${stack}/Firewall/WebAcl`,
      setting: /^Properties\.Rules$/,
      reason: 'which attacks there are depends on the application',
      killedBy: `${web}/web-firewall.spec.ts: full stops a flood from one address first`,
    },
    {
      layer,
      resource: `${stack}/Firewall/WebAcl`,
      setting: /^Properties\.Rules\.\d+\.OverrideAction/,
      reason: 'counting is right while a rule group is tried out',
      killedBy: `${web}/web-firewall.spec.ts: %s lets every managed group block, as its authors mean it`,
    },
    {
      ...samples,
      setting: /^Properties\.Rules\.\d+\.VisibilityConfig/,
      killedBy: `${web}/web-firewall.spec.ts: %s samples no request`,
    },
    {
      ...samples,
      setting: 'Properties.VisibilityConfig',
      killedBy: `${web}/web-firewall.spec.ts: requests are counted and never sampled: a sample shows what somebody asked for`,
    },
    {
      layer,
      resource: `${stack}/Firewall/DeliverLogs/ResourcePolicy`,
      setting: 'Properties.PolicyDocument',
      reason: 'the document is a text that CloudFormation puts together',
      killedBy: `${web}/web-firewall.spec.ts: the delivery service writes to that group only, for this account only`,
    },
    {
      layer,
      resource: `${stack}/Firewall/Logging`,
      setting: 'Properties.RedactedFields',
      reason: 'which parts of a request say who somebody is depends on the application',
      killedBy: `${web}/web-firewall.spec.ts: what says who somebody is stays out of the record`,
    },
  ];
}
