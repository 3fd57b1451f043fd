import { outcomes, syntheticData } from '../../testing/outcomes';
import { databaseDeletionProtection } from './database-deletion-protection';

const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes(databaseDeletionProtection, { Database: { Type, Properties } });

test.each([
  ['AWS::RDS::DBCluster', { DeletionProtection: true }],
  ['AWS::RDS::DBInstance', { DeletionProtection: 'true' }],
  ['AWS::DocDB::DBCluster', { DeletionProtection: true }],
  ['AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }],
  ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }] }],
])('%s with %j passes', (type, properties) => expect(judge(type, properties)).toEqual(['pass Database']));

test.each([
  ['AWS::RDS::DBCluster', {}],
  ['AWS::RDS::DBInstance', { DeletionProtection: false }],
  ['AWS::Neptune::DBCluster', { DeletionProtection: { Ref: 'Protected' } }],
  ['AWS::DynamoDB::Table', {}],
  ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }, {}] }],
])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Database']));

test('an instance of a cluster is protected by the cluster', () => {
  expect(judge('AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
});

test('where data goes with its stack nothing is judged', () => {
  const resources = { Database: { Type: 'AWS::RDS::DBCluster' } };
  expect(outcomes(databaseDeletionProtection, resources, syntheticData)).toEqual([]);
});
