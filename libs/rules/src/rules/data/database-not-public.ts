import { propertyRule } from '../../reading/property-rule';
import { isFalse } from '../../reading/value';

/** It has to be written down for instances: left out, the subnets decide. */
export const databaseNotPublic = propertyRule({
  id: 'DatabaseNotPublic',
  description: 'Databases have no public address',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Set PubliclyAccessible to false, on the instances of a cluster as well.',
  checks: [
    {
      types: ['AWS::RDS::DBInstance', 'AWS::Redshift::Cluster', 'AWS::DMS::ReplicationInstance'],
      property: 'PubliclyAccessible',
      holds: isFalse,
      problem: 'nothing keeps it from having a public address',
    },
    {
      types: ['AWS::RDS::DBCluster'],
      property: 'PubliclyAccessible',
      holds: (value) => value === undefined || isFalse(value),
      problem: 'it may have a public address',
    },
  ],
});
