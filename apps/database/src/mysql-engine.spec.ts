import { DATABASE_PORT } from '@hipaa-cdk/contracts-database';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

/** The whole layer with one setting changed. */
const templates = new Map<string, Template>();
const mysql = (environment: string): Template => {
  const made =
    templates.get(environment) ?? layerTemplate(app, environment, { engine: 'aurora-mysql-3.12.0' });
  templates.set(environment, made);
  return made;
};

const logTypes = ['audit', 'error', 'slowquery', 'iam-db-auth-error'];

describe.each(everyEnvironment('database'))('a MySQL cluster in %s', (environment) => {
  const template = () => mysql(environment);
  const hasCluster = (properties: object) =>
    template().hasResourceProperties('AWS::RDS::DBCluster', properties);

  test('is made by one setting', () => {
    hasCluster({ Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.12.0' });
    template().allResourcesProperties('AWS::RDS::DBInstance', { Engine: 'aurora-mysql' });
  });

  test('refuses connections without TLS', () => {
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-mysql8.0',
      Parameters: { require_secure_transport: 'ON', tls_version: 'TLSv1.2,TLSv1.3' },
    });
  });

  test('writes an audit log and exports it', () => {
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: { server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL' },
    });
    hasCluster({ EnableCloudwatchLogsExports: logTypes });
  });

  test.each(logTypes)('has an encrypted group for its %s log', (logType) => {
    template().hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/rds/cluster/hipaa-${environment}-database/${logType}`,
    });
  });

  test('ends sessions that are idle for half an hour', () => {
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: { wait_timeout: '1800', interactive_timeout: '1800' },
    });
  });

  test('listens on the same port, so that no client needs another rule', () => {
    hasCluster({ Port: DATABASE_PORT });
  });

  test('is encrypted, with a managed password and IAM sign-in, like any other', () => {
    hasCluster({
      StorageEncrypted: true,
      ManageMasterUserPassword: true,
      EnableIAMDatabaseAuthentication: true,
    });
  });

  test('has alarms on what MySQL reports, and none on what it does not', () => {
    const metrics = Object.values(template().findResources('AWS::CloudWatch::Alarm')).map(
      (alarm) => (alarm as { Properties: { MetricName: string } }).Properties.MetricName,
    );
    expect(metrics).toContain('RollbackSegmentHistoryListLength');
    expect(metrics).not.toContain('MaximumUsedTransactionIDs');
  });

  test('publishes what any cluster publishes', () => {
    const published = (made: Template) => Object.keys(made.findResources('AWS::SSM::Parameter'));
    expect(published(template())).toEqual(published(layerTemplate(app, environment)));
  });
});
