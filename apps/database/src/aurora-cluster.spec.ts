import { databasePort } from '@hipaa-cdk/contracts-database';
import { findEnvironment, allEnvironments } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { clusterIdentifier } from './cluster-identifier';

const inProd = placeOf('prod');

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
    hasCluster({ Port: databasePort(findEnvironment(environment)) });
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
    DBClusterIdentifier: `${APPLICATION}-prod-second`,
  });
});

type Instances = Record<
  string,
  { readonly Properties: { readonly AvailabilityZone: string; readonly PromotionTier: number } }
>;
const instances = (readers: number) =>
  Object.values(layerTemplate(app, 'prod', { readers }).findResources('AWS::RDS::DBInstance') as Instances);
const zones = (readers: number) => instances(readers).map((instance) => instance.Properties.AvailabilityZone);

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const every = (properties: object) => () =>
    layerTemplate(app, environment).allResourcesProperties('AWS::RDS::DBInstance', properties);

  test('every instance is serverless', every({ DBInstanceClass: 'db.serverless' }));

  test('no instance has a public address', every({ PubliclyAccessible: false }));

  test('every instance gets minor upgrades by itself', every({ AutoMinorVersionUpgrade: true }));

  test(
    'every instance shows a certificate of the current authority',
    every({ CACertificateIdentifier: 'rds-ca-rsa2048-g1' }),
  );

  test(
    'every instance reports its operating system once a minute',
    every({ MonitoringInterval: 60, MonitoringRoleArn: Match.anyValue() }),
  );
});

test('economy has a writer alone', () => {
  layerTemplate(app, 'test').resourceCountIs('AWS::RDS::DBInstance', 1);
});

test('production has a writer and a reader in another zone', () => {
  expect(zones(1)).toEqual([`${inProd.region}a`, `${inProd.region}b`]);
});

test('more readers than zones are spread evenly', () => {
  expect(zones(3)).toEqual([
    `${inProd.region}a`,
    `${inProd.region}b`,
    `${inProd.region}a`,
    `${inProd.region}b`,
  ]);
});

test('every reader is large enough to take over, after the writer', () => {
  expect(instances(2).map((instance) => instance.Properties.PromotionTier)).toEqual([0, 1, 1]);
});

const scaling = (environment: string, expected: object) =>
  layerTemplate(app, environment).hasResourceProperties('AWS::RDS::DBCluster', {
    ServerlessV2ScalingConfiguration: expected,
  });

test.each(['test', 'local'])('the cluster of %s sleeps when nobody uses it', (environment) => {
  scaling(environment, { MinCapacity: 0, MaxCapacity: 4, SecondsUntilAutoPause: 300 });
});

test('the cluster of prod is always awake', () => {
  scaling('prod', { MinCapacity: 0.5, MaxCapacity: 8, SecondsUntilAutoPause: Match.absent() });
});

test('another pause is one setting', () => {
  layerTemplate(app, 'test', { pauseAfterSeconds: 3600 }).hasResourceProperties('AWS::RDS::DBCluster', {
    ServerlessV2ScalingConfiguration: { SecondsUntilAutoPause: 3600 },
  });
});

test('a cluster is named after the application, the environment and its own name', () => {
  expect(clusterIdentifier(findEnvironment('prod'), 'database')).toBe(`${APPLICATION}-prod-database`);
});

test('clusters of different environments have different names', () => {
  const names = allEnvironments().map((environment) => clusterIdentifier(environment, 'database'));
  expect(new Set(names).size).toBe(names.length);
});

test('the longest name is one that RDS takes', () => {
  const environment = { ...findEnvironment('prod'), name: 'a'.repeat(12) };
  expect(clusterIdentifier(environment, 'b'.repeat(30))).toMatch(/^[a-z][a-z0-9-]{0,62}$/);
});

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('the cluster lives in two isolated subnets', () => {
    const subnet = (index: number) => ({ 'Fn::Select': [index, { Ref: 'NetworkIsolatedSubnetIds' }] });
    template().hasResourceProperties('AWS::RDS::DBSubnetGroup', { SubnetIds: [subnet(0), subnet(1)] });
  });

  test('the cluster uses that subnet group', () => {
    const [group] = Object.keys(template().findResources('AWS::RDS::DBSubnetGroup'));
    template().hasResourceProperties('AWS::RDS::DBCluster', { DBSubnetGroupName: { Ref: group } });
  });

  test('the cluster has its own security group and no other', () => {
    const groups = Object.keys(template().findResources('AWS::EC2::SecurityGroup'));
    template().hasResourceProperties('AWS::RDS::DBCluster', {
      VpcSecurityGroupIds: groups.map((group) => ({ 'Fn::GetAtt': [group, 'GroupId'] })),
    });
  });

  test('nobody is let in until a client adds a rule for itself', () => {
    template().hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
    template().resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('the cluster cannot reach out: its only egress rule matches no address', () => {
    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
    });
    template().resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  });
});
