import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';

test.each(everyEnvironment('database'))(
  'the cluster of %s keeps its statistics, encrypted with the key of the data',
  (environment) => {
    const template = layerTemplate(app, environment);
    const [key] = Object.keys(
      template.findResources('AWS::KMS::Key', {
        Properties: { Description: 'Encrypts the database, its backups and its statistics' },
      }),
    );
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      PerformanceInsightsEnabled: true,
      PerformanceInsightsKmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
    });
  },
);

test.each([
  { insights: 'standard' as const, days: 7 },
  { insights: 'advanced' as const, days: 465 },
])('$insights insights keep statistics for $days days', ({ insights, days }) => {
  layerTemplate(app, 'prod', { insights }).hasResourceProperties('AWS::RDS::DBCluster', {
    DatabaseInsightsMode: insights,
    PerformanceInsightsRetentionPeriod: days,
  });
});
