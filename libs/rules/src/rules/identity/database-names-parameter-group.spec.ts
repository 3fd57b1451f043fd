import { outcomesOf } from '../../testing/outcomes-of';
import { databaseNamesParameterGroup } from './database-names-parameter-group';

const cluster = outcomesOf(databaseNamesParameterGroup, 'AWS::RDS::DBCluster');

const instance = outcomesOf(databaseNamesParameterGroup, 'AWS::RDS::DBInstance');

test('a group of the template passes', () => {
  expect(cluster({ Engine: 'aurora-postgresql', DBClusterParameterGroupName: { Ref: 'Group' } })).toEqual([
    'pass',
  ]);
});

test.each([[undefined], ['default.aurora-postgresql17']])('the group %p fails', (name) => {
  expect(cluster({ Engine: 'aurora-postgresql', DBClusterParameterGroupName: name })).toEqual(['fail']);
});

test('a single instance without a group fails', () =>
  expect(instance({ Engine: 'postgres' })).toEqual(['fail']));

test('an instance of a cluster follows the cluster', () => {
  expect(instance({ Engine: 'aurora-postgresql', DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
});

test('engines without such a parameter are not judged', () =>
  expect(instance({ Engine: 'oracle-ee' })).toEqual([]));
