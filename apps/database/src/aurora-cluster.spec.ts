import { DATABASE_PORT } from '@hipaa-cdk/contracts-database';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const keyOf = (template: Template, Description: string) => {
  const [id] = Object.keys(template.findResources('AWS::KMS::Key', { Properties: { Description } }));
  return { 'Fn::GetAtt': [id, 'Arn'] };
};

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const settings = app.settings(findEnvironment(environment));
  const hasCluster = (properties: object) =>
    template().hasResourceProperties('AWS::RDS::DBCluster', properties);

  test('there is one cluster', () => {
    template().resourceCountIs('AWS::RDS::DBCluster', 1);
  });

  test('storage is encrypted with a key of its own', () => {
    hasCluster({
      StorageEncrypted: true,
      KmsKeyId: keyOf(template(), 'Encrypts the database, its backups and its statistics'),
    });
  });

  test('RDS makes, keeps and rotates the master password, encrypted with another key', () => {
    hasCluster({
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
      MasterUserSecret: { KmsKeyId: keyOf(template(), 'Encrypts the master secret of the database') },
    });
  });

  test.each(['postgres', 'admin', 'root'])('the master user is not called %s', (name) => {
    hasCluster({ MasterUsername: Match.not(name) });
  });

  test('users can sign in with IAM instead of a password', () => {
    hasCluster({ EnableIAMDatabaseAuthentication: true });
  });

  test('the cluster listens on the port that clients know', () => {
    hasCluster({ Port: DATABASE_PORT });
  });

  test('the cluster must be unlocked before anybody can delete it', () => {
    template().hasResourceProperties('AWS::RDS::DBCluster', { DeletionProtection: true });
  });

  test('backups go back as many days as the settings say, and snapshots carry the tags', () => {
    hasCluster({ BackupRetentionPeriod: settings.backupDays, CopyTagsToSnapshot: true });
  });

  test('minor upgrades come by themselves, and no version is kept for a fee', () => {
    hasCluster({
      AutoMinorVersionUpgrade: true,
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
    });
  });

  test('the cluster has the parameters of its engine', () => {
    const [group] = Object.keys(template().findResources('AWS::RDS::DBClusterParameterGroup'));
    hasCluster({ DBClusterParameterGroupName: { Ref: group } });
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-postgresql17',
      Parameters: {
        'rds.force_ssl': '1',
        idle_session_timeout: String(settings.idleSessionMinutes * 60_000),
        idle_in_transaction_session_timeout: String(settings.idleTransactionMinutes * 60_000),
      },
    });
  });

  test('the cluster exports the logs of its engine', () => {
    hasCluster({ EnableCloudwatchLogsExports: ['postgresql', 'iam-db-auth-error'] });
  });

  test('there is no way in over HTTP', () => {
    hasCluster({ EnableHttpEndpoint: Match.absent() });
  });
});

test.each([
  { storage: 'standard' as const, StorageType: 'aurora' },
  { storage: 'io-optimized' as const, StorageType: 'aurora-iopt1' },
])('$storage storage is $StorageType', ({ storage, StorageType }) => {
  layerTemplate(app, 'prod', { storage }).hasResourceProperties('AWS::RDS::DBCluster', { StorageType });
});

test('the database has the name that the settings give it', () => {
  layerTemplate(app, 'prod', { databaseName: 'records' }).hasResourceProperties('AWS::RDS::DBCluster', {
    DatabaseName: 'records',
  });
});

test('another cluster name names another cluster', () => {
  layerTemplate(app, 'prod', { clusterName: 'second' }).hasResourceProperties('AWS::RDS::DBCluster', {
    DBClusterIdentifier: 'hipaa-prod-second',
  });
});
