import type { Rule } from '../../rule';

import { subnetGroups } from '../../reading/data-store-place';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { leadsToInternet, subnetRoutes } from '../../reading/subnet-routes';

/** Subnets of another template are judged nowhere: neither template shows the whole way. */
export const dataSubnetsUnreachable: Rule = {
  id: 'DataSubnetsUnreachable',
  description: 'No route leads from the subnets of a data store to an internet gateway',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 SC-7'],
  remedy:
    'Put data stores into subnets without a route to an internet gateway (CDK: SubnetType.PRIVATE_ISOLATED).',
  evaluate: (template) =>
    template.resources(...Object.keys(subnetGroups)).flatMap((group) => {
      const property = subnetGroups[group.Type] ?? '';
      return readings(group.properties, `${property}.*`).flatMap((value) => {
        const subnet = template.target(value);
        if (subnet?.Type !== 'AWS::EC2::Subnet') return [];
        const holds = !subnetRoutes(subnet, template).some((route) => leadsToInternet(route, template));
        const problem = `the route table of ${subnet.logicalId} leads to the internet`;
        return [judged(group, { property, value, holds, problem: problem })];
      });
    }),
};
