import { findEnvironment } from '@hipaa-cdk/platform';
import { layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { settings } from '../config';
import { app } from './main';
import { databaseSettings } from './settings';

const at = '2026-11-30T20:15:00Z';
const source = `${APPLICATION}-test-database`;

const issues = (restore: object) =>
  (
    databaseSettings.schema.safeParse({ ...settings.of(findEnvironment('test')), restore }).error?.issues ??
    []
  ).map(({ path, message }) => `${path.join('.')}: ${message}`);

const problems = (environment: string, clusterName: string, restore: object) => {
  const where = findEnvironment(environment);
  return databaseSettings
    .problems(where, { ...settings.of(where), clusterName, restore })
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('settings', () => {
  test.each([
    [{ snapshot: 'before-the-upgrade' }],
    [{ snapshot: 'rds:acme-prod-database-2026-11-30-03-05' }],
    [{ snapshot: 'arn:aws:rds:us-east-1:111122223333:cluster-snapshot:awsbackup:job-1' }],
    [{ cluster: source, at }],
    [{ cluster: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', at }],
  ])('%j is a source', (restore) => {
    expect(issues(restore)).toEqual([]);
  });

  test.each([
    [{}, 'restore: expected either a snapshot, or a cluster with the time to go back to'],
    [{ cluster: source }, 'restore: expected either a snapshot, or a cluster with the time to go back to'],
    [{ at }, 'restore: expected either a snapshot, or a cluster with the time to go back to'],
    [
      { snapshot: 'a', cluster: source, at },
      'restore: expected either a snapshot, or a cluster with the time to go back to',
    ],
    [
      { snapshot: 'arn:aws:rds:us-east-1:111122223333:cluster:live' },
      'restore.snapshot: expected the name or the ARN of a cluster snapshot, such as "before-the-upgrade"',
    ],
    [
      { cluster: source, at: '2026-02-30T20:15:00Z' },
      'restore.at: expected a second in UTC, such as "2026-11-30T20:15:00Z"',
    ],
    [
      { cluster: source, at: '2026-11-30 20:15' },
      'restore.at: expected a second in UTC, such as "2026-11-30T20:15:00Z"',
    ],
    [
      { cluster: 'Live Cluster', at },
      'restore.cluster: expected the name of a cluster, such as "acme-prod-database", or its resource id',
    ],
  ])('%j is none', (restore, message) => {
    expect(issues(restore)).toEqual([message]);
  });

  test('a cluster is not made of itself', () => {
    expect(problems('test', 'database', { cluster: source, at })).toEqual([
      'clusterName: a cluster is not made of itself; expected another clusterName than "database"',
    ]);
  });

  test('data of patients do not come by a backup into an environment without their guards', () => {
    const restore = { cluster: `${APPLICATION}-prod-database`, at };
    expect(problems('test', 'second', restore)).toEqual([
      `restore.cluster: ${APPLICATION}-prod-database has data of patients, and test has dataClass "synthetic"; expected a cluster without them`,
    ]);
    expect(problems('prod', 'second', restore)).toEqual([]);
  });
});

describe('the cluster', () => {
  const cluster = (restore: object) => {
    const template = layerTemplate(app, 'prod', { clusterName: 'second', restore });
    return (properties: object) => template.hasResourceProperties('AWS::RDS::DBCluster', properties);
  };

  test('comes from a snapshot with its user and database, under keys and password of its own', () => {
    cluster({ snapshot: 'before' })({
      SnapshotIdentifier: 'before',
      RestoreToTime: Match.absent(),
      MasterUsername: Match.absent(),
      DatabaseName: Match.absent(),
      ManageMasterUserPassword: true,
      MasterUserSecret: { KmsKeyId: Match.anyValue() },
      StorageEncrypted: true,
      KmsKeyId: Match.anyValue(),
      DeletionProtection: true,
    });
  });

  test('goes back to a second of another cluster', () => {
    cluster({ cluster: source, at })({
      SourceDBClusterIdentifier: source,
      SourceDbClusterResourceId: Match.absent(),
      RestoreToTime: at,
      SnapshotIdentifier: Match.absent(),
      MasterUsername: Match.absent(),
    });
  });

  test('goes back to a second of a cluster that is gone', () => {
    cluster({ cluster: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', at })({
      SourceDBClusterIdentifier: Match.absent(),
      SourceDbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    });
  });

  test('has a subnet group of its own, since none moves to another network', () => {
    const groups = (restore?: object) =>
      Object.values(
        layerTemplate(app, 'prod', { clusterName: 'second', restore }).findResources(
          'AWS::RDS::DBSubnetGroup',
        ),
      ).map(({ Properties }) => (Properties as Record<string, unknown>)['DBSubnetGroupName']);
    expect(groups()).toEqual([undefined]);
    expect(groups({ snapshot: 'before' })).toEqual([`${APPLICATION}-prod-second`]);
  });

  test('is of its stack, whatever it is made of', () => {
    const clusters = (restore?: object) =>
      Object.keys(
        layerTemplate(app, 'prod', { restore }).findResources('AWS::RDS::DBCluster', { Properties: {} }),
      );
    expect(clusters({ snapshot: 'before' })).toEqual(clusters());
  });
});
