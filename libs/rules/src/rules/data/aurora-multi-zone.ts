import type { Rule } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { written } from '../../reading/value';
import { isAurora } from './database-engine';

/**
 * AWS Config rule: RDS_CLUSTER_MULTI_AZ_ENABLED.
 *
 * Counted are the instances of the template. Aurora spreads instances without a zone of their own over the zones; two
 * that are pinned to one zone fail. A multi-zone cluster of another engine spans three zones by construction.
 */
export const auroraMultiZone: Rule = {
  id: 'AuroraMultiZone',
  description: 'Database clusters with health data have instances in two zones or more',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(C)'],
  remedy: 'Add a reader in another availability zone.',
  evaluate: (template, context) =>
    mayHoldHealthData(context) ? template.resources('AWS::RDS::DBCluster').map(verdictOn(template)) : [],
};

function verdictOn(template: TemplateView) {
  return (cluster: ViewedResource) => {
    if (!isAurora(cluster) && cluster.properties['DBClusterInstanceClass'] !== undefined) {
      const property = 'DBClusterInstanceClass';
      return judged(cluster, { property, value: cluster.properties[property], holds: true, problem: '' });
    }
    const members = template
      .resources('AWS::RDS::DBInstance')
      .filter(({ properties }) => belongsTo(cluster, properties['DBClusterIdentifier'], template));
    const zones = members.map(({ properties }) => properties['AvailabilityZone'] ?? 'any');
    const spread = new Set(zones.map(written)).size > 1 || zones.every((zone) => zone === 'any');
    return judged(cluster, {
      property: 'AvailabilityZones',
      value: zones,
      holds: members.length > 1 && spread,
      problem:
        members.length > 1 ? 'its instances are all in one zone' : `it has ${members.length} instance(s)`,
    });
  };
}

function belongsTo(cluster: ViewedResource, value: unknown, template: TemplateView): boolean {
  const name = cluster.properties['DBClusterIdentifier'];
  return template.target(value)?.logicalId === cluster.logicalId || (name !== undefined && value === name);
}
