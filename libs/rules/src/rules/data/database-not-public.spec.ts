import { outcomes } from '../../testing/outcomes';
import { databaseNotPublic } from './database-not-public';

const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes(databaseNotPublic, { Database: { Type, Properties } });

test.each([
  ['AWS::RDS::DBInstance', { PubliclyAccessible: false }],
  ['AWS::RDS::DBCluster', {}],
  ['AWS::Redshift::Cluster', { PubliclyAccessible: 'false' }],
])('%s with %j passes', (type, properties) => expect(judge(type, properties)).toEqual(['pass Database']));

test.each([
  ['AWS::RDS::DBInstance', { PubliclyAccessible: true }],
  ['AWS::RDS::DBInstance', {}],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: { Ref: 'Public' } }],
  ['AWS::RDS::DBCluster', { PubliclyAccessible: true }],
  ['AWS::DMS::ReplicationInstance', {}],
])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Database']));
