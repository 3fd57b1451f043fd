import { outcomes } from '../../testing/outcomes';
import { databaseStatisticsKey } from './database-statistics-key';

const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes(databaseStatisticsKey, { Database: { Type, Properties } });
const key = { Ref: 'Key' };

test.each([
  ['AWS::RDS::DBCluster', { PerformanceInsightsEnabled: true, PerformanceInsightsKmsKeyId: key }],
  ['AWS::RDS::DBInstance', { EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: key }],
])('%s with a key for its statistics passes', (type, properties) => {
  expect(judge(type, properties)).toEqual(['pass Database']);
});

test.each([
  ['AWS::RDS::DBCluster', { PerformanceInsightsEnabled: true }],
  ['AWS::RDS::DBInstance', { EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: 'alias/aws/rds' }],
])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Database']));

test('a database without statistics is not judged', () => {
  expect(judge('AWS::RDS::DBCluster', {})).toEqual([]);
});
