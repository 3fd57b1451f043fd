import { outcomes } from '../../testing/outcomes';
import { databaseIamAuthentication } from './database-iam-authentication';

const judge = (Type: string, Properties: object) =>
  outcomes(databaseIamAuthentication, { Database: { Type, Properties: { ...Properties } } });

test('a cluster with IAM authentication passes', () => {
  const properties = { Engine: 'aurora-postgresql', EnableIAMDatabaseAuthentication: true };
  expect(judge('AWS::RDS::DBCluster', properties)).toEqual(['pass Database']);
});

test.each([
  {},
  { EnableIAMDatabaseAuthentication: false },
  { EnableIAMDatabaseAuthentication: { Ref: 'Iam' } },
])('an instance with %j fails', (properties) => {
  expect(judge('AWS::RDS::DBInstance', { Engine: 'mysql', ...properties })).toEqual(['fail Database']);
});

test('an engine that does not know it is not judged', () => {
  expect(judge('AWS::RDS::DBInstance', { Engine: 'oracle-ee' })).toEqual([]);
});

test('an instance of a cluster is not judged', () => {
  expect(judge('AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
});
