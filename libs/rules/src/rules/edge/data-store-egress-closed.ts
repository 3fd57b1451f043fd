import type { Rule } from '../../rule';

import { mayHoldHealthData } from '../../reading/applicability';
import { securityGroupLists } from '../../reading/data-store-place';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { trafficRules } from '../../reading/security-group-rule';

/**
 * What computes may call out; what stores has no reason to. So an open way out is judged for the groups of data stores
 * alone. A group that says nothing about egress lets everything out.
 */
export const dataStoreEgressClosed: Rule = {
  id: 'DataStoreEgressClosed',
  description: 'A data store with health data cannot send anything to the internet',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 SC-7(5)'],
  remedy: 'List SecurityGroupEgress without 0.0.0.0/0 (CDK: allowAllOutbound: false).',
  evaluate: (template, context) => {
    if (!mayHoldHealthData(context)) return [];
    const groups = template
      .resources(...Object.keys(securityGroupLists))
      .flatMap(({ Type, properties }) => readings(properties, `${securityGroupLists[Type] ?? ''}.*`))
      .map((group) => template.target(group)?.logicalId);
    const open = trafficRules(template, 'Egress').filter(({ range }) => range === 'open');
    return template
      .resources('AWS::EC2::SecurityGroup')
      .filter(({ logicalId }) => groups.includes(logicalId))
      .map((group) => {
        const value = group.properties['SecurityGroupEgress'];
        const isOpen = open.some(
          ({ resource }) =>
            resource.logicalId === group.logicalId ||
            template.target(resource.properties['GroupId'])?.logicalId === group.logicalId,
        );
        return judged(group, {
          property: 'SecurityGroupEgress',
          value,
          holds: value !== undefined && !isOpen,
          problem: 'whoever gets into the store can send its data anywhere',
        });
      });
  },
};
