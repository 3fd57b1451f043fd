import { propertyRule } from '../../reading/property-rule';

const engine = /postgres|mysql|mariadb/;

/** A group of another template is judged there. Aurora instances follow their cluster. */
export const databaseNamesParameterGroup = propertyRule({
  id: 'DatabaseNamesParameterGroup',
  description: 'A database has a parameter group of its own, as the default one never ends idle sessions',
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
  remedy: 'Make a parameter group with session limits and name it in the cluster or instance.',
  checks: [
    {
      types: ['AWS::RDS::DBCluster'],
      property: 'DBClusterParameterGroupName',
      when: ({ properties }) => engine.test(String(properties['Engine'])),
      holds: isOwn,
      problem: 'it runs with the parameters that AWS gives everybody',
    },
    {
      types: ['AWS::RDS::DBInstance'],
      property: 'DBParameterGroupName',
      when: ({ properties }) =>
        properties['DBClusterIdentifier'] === undefined && engine.test(String(properties['Engine'])),
      holds: isOwn,
      problem: 'it runs with the parameters that AWS gives everybody',
    },
  ],
});

function isOwn(value: unknown): boolean {
  return value !== undefined && !(typeof value === 'string' && value.startsWith('default.'));
}
