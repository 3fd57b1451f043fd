import { App, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { databasePort } from '@hipaa-cdk/contracts-database';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import { type EngineName, engineNames, engines, connectionLimit } from './engines';
import { app } from './main';

const logoff = { idleSessionMinutes: 30, idleTransactionMinutes: 5 };

test.each(engineNames)('%s is named after the engine and version it makes', (name) => {
  const { engineType, engineVersion } = engines[name].clusterEngine;
  const version = engineVersion?.fullVersion?.replace('8.0.mysql_aurora.', '');
  expect(name).toBe(`${engineType}-${version}`);
});

test.each(engineNames)('%s can pause', (name) => {
  const { clusterEngine } = engines[name];
  expect(clusterEngine.bindToCluster(new Stack(new App()), {}).features).toMatchObject({
    serverlessV2AutoPauseSupported: true,
  });
});

test.each(engineNames)('%s can send all its logs', (name) => {
  const { clusterEngine, logTypes } = engines[name];
  expect(clusterEngine.supportedLogTypes).toEqual(expect.arrayContaining([...logTypes]));
});

test.each(engineNames)('%s has a parameter family', (name) => {
  expect(engines[name].clusterEngine.parameterGroupFamily).toMatch(/^aurora-(mysql8\.0|postgresql1[67])$/);
});

/** Versions with long-term support stay behind on purpose, which automatic minor upgrades would undo. */
test.each(engineNames)('%s has no long-term support to lose', (name) => {
  const longTerm = [
    rds.AuroraPostgresEngineVersion.VER_16_8.auroraPostgresFullVersion,
    rds.AuroraPostgresEngineVersion.VER_17_7.auroraPostgresFullVersion,
  ].map((version) => `aurora-postgresql-${version}`);
  expect(longTerm).not.toContain(name);
});

const family = (prefix: string): EngineName[] => engineNames.filter((name) => name.startsWith(prefix));

describe.each(family('aurora-postgresql'))('%s', (name) => {
  const parameters = engines[name].parameters(logoff);

  test.each([
    ['refuses connections without TLS', { 'rds.force_ssl': '1' }],
    ['refuses TLS before 1.2', { ssl_min_protocol_version: 'TLSv1.2' }],
    ['logs who comes', { log_connections: '1' }],
    ['logs who goes', { log_disconnections: '1' }],
    ['audits changes of tables and of rights', { 'pgaudit.log': 'ddl,role' }],
    [
      'loads the auditing extension',
      { shared_preload_libraries: expect.stringMatching(/(^|,)pgaudit(,|$)/) },
    ],
    ['ends idle sessions', { idle_session_timeout: '1800000' }],
    ['ends idle transactions', { idle_in_transaction_session_timeout: '300000' }],
  ])('%s', (_, expected) => {
    expect(parameters).toMatchObject(expected);
  });

  test('writes no statement of a password or a patient into the log', () => {
    expect(parameters).not.toHaveProperty('log_statement');
    expect(parameters['pgaudit.log']).not.toMatch(/read|write|all/);
  });

  test('sends its log and failed IAM sign-ins', () => {
    expect(engines[name].logTypes).toEqual(['postgresql', 'iam-db-auth-error']);
  });
});

describe.each(family('aurora-mysql'))('%s', (name) => {
  const parameters = engines[name].parameters(logoff);

  test.each([
    ['refuses connections without TLS', { require_secure_transport: 'ON' }],
    ['refuses TLS before 1.2', { tls_version: 'TLSv1.2,TLSv1.3' }],
    ['writes the audit log that is exported', { server_audit_logging: '1' }],
    [
      'audits sign-ins and changes of tables and of rights',
      { server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL' },
    ],
    ['writes the slow query log that is exported', { slow_query_log: '1', long_query_time: '2' }],
    ['writes logs to files, because tables are not exported', { log_output: 'FILE' }],
    ['ends idle sessions of programs', { wait_timeout: '1800' }],
    ['ends idle sessions of people', { interactive_timeout: '1800' }],
  ])('%s', (_, expected) => {
    expect(parameters).toMatchObject(expected);
  });

  test('sends the audit, error and slow query logs and failed IAM sign-ins', () => {
    expect(engines[name].logTypes).toEqual(['audit', 'error', 'slowquery', 'iam-db-auth-error']);
  });
});

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
      LogGroupName: `/aws/rds/cluster/${APPLICATION}-${environment}-database/${logType}`,
    });
  });

  test('ends sessions that are idle for half an hour', () => {
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: { wait_timeout: '1800', interactive_timeout: '1800' },
    });
  });

  test('listens on the same port, so that no client needs another rule', () => {
    hasCluster({ Port: databasePort(findEnvironment(environment)) });
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

const limits = [
  { maxAcu: 1, connections: 90 },
  { maxAcu: 4, connections: 135 },
  { maxAcu: 8, connections: 1000 },
];

test.each([
  { maxAcu: 1, connections: 90 },
  { maxAcu: 3.5, connections: 90 },
  { maxAcu: 4, connections: 135 },
  { maxAcu: 256, connections: 1000 },
])(
  'a cluster of up to $maxAcu units takes $connections connections for certain',
  ({ maxAcu, connections }) => {
    expect(connectionLimit(limits, maxAcu)).toBe(connections);
  },
);

test.each(engineNames)('%s has a limit for the smallest capacity that a cluster can have', (engine) => {
  expect(connectionLimit(engines[engine].connectionLimits, 1)).toBeGreaterThan(0);
});
