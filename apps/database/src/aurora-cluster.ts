import { DATABASE_PORT } from '@hipaa-cdk/contracts-database';
import { RotatedKey } from '@hipaa-cdk/layer';
import { environmentOf } from '@hipaa-cdk/parameters';
import { Annotations, Duration, type aws_ec2 as ec2, type aws_kms as kms, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DatabaseSettings } from '../config';
import { clusterCapacity } from './cluster-capacity';
import { clusterIdentifier } from './cluster-identifier';
import { clusterInstances } from './cluster-instances';
import { ClusterLogs } from './cluster-logs';
import { ClusterNetwork } from './cluster-network';
import { dataCare } from './data-care';
import { engines } from './engines';
import { insights } from './insights';
import { MonitoringRole } from './monitoring-role';

export interface AuroraClusterProps {
  /** A VPC with isolated subnets. */
  readonly vpc: ec2.IVpc;
  readonly settings: DatabaseSettings;
}

/** User that RDS makes with the cluster. The engines' own names are the first that an attacker tries. */
const MASTER_USER = 'clusteradmin';

const storageTypes: Readonly<Record<DatabaseSettings['storage'], rds.DBClusterStorageType>> = {
  standard: rds.DBClusterStorageType.AURORA,
  'io-optimized': rds.DBClusterStorageType.AURORA_IOPT1,
};

/** A serverless Aurora cluster out of reach of the internet: encrypted, logged, monitored and backed up. */
export class AuroraCluster extends Construct {
  readonly cluster: rds.DatabaseCluster;
  readonly securityGroup: ec2.ISecurityGroup;
  /** Encrypts the master secret and nothing else, so that whoever may read the secret gains nothing else. */
  readonly secretKey: kms.IKey;
  /** Encrypts the logs, and can encrypt what else says how the cluster is doing. */
  readonly logsKey: kms.Key;

  constructor(scope: Construct, id: string, props: AuroraClusterProps) {
    super(scope, id);
    const { settings } = props;
    const environment = environmentOf(this);
    const { clusterEngine, logTypes, parameters } = engines[settings.engine];
    const identifier = clusterIdentifier(environment, settings.clusterName);
    const network = new ClusterNetwork(this, 'Network', { vpc: props.vpc });
    const storageKey = new RotatedKey(this, 'StorageKey', {
      description: 'Encrypts the database, its backups and its statistics',
    });
    this.secretKey = new RotatedKey(this, 'SecretKey', {
      description: 'Encrypts the master secret of the database',
    });
    const logs = new ClusterLogs(this, 'Logs', { clusterIdentifier: identifier, logTypes });
    this.logsKey = logs.key;
    this.securityGroup = network.securityGroup;
    this.cluster = new rds.DatabaseCluster(this, 'Cluster', {
      engine: clusterEngine,
      clusterIdentifier: identifier,
      defaultDatabaseName: settings.databaseName,
      port: DATABASE_PORT,
      ...clusterInstances(settings.readers, environment.zones),
      ...clusterCapacity(settings),
      storageType: storageTypes[settings.storage],

      vpc: props.vpc,
      subnetGroup: network.subnetGroup,
      vpcSubnets: network.subnets,
      securityGroups: [network.securityGroup],

      storageEncrypted: true,
      storageEncryptionKey: storageKey,
      credentials: rds.Credentials.fromUsername(MASTER_USER, { encryptionKey: this.secretKey }),
      manageMasterUserPassword: true,
      iamAuthentication: true,
      parameterGroup: new rds.ParameterGroup(this, 'Parameters', {
        engine: clusterEngine,
        description: 'Encrypted connections, audit log and automatic logoff',
        parameters: { ...parameters(settings) },
      }),

      cloudwatchLogsExports: [...logTypes],
      ...insights(settings.insights, storageKey),
      monitoringInterval: Duration.minutes(1),
      monitoringRole: new MonitoringRole(this, 'MonitoringRole'),

      backup: { retention: Duration.days(settings.backupDays) },
      copyTagsToSnapshot: true,
      ...dataCare[environment.profile.removal].cluster,
      // Everywhere: the destroy command takes it off first, and nothing else removes a database by the way.
      deletionProtection: true,
      autoMinorVersionUpgrade: true,
      // A version that AWS no longer maintains is upgraded, not paid for.
      engineLifecycleSupport: rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
    });
    this.cluster.node.addDependency(logs);
    acknowledgeInsights(this.cluster);
  }

  /** ARN of the secret that RDS makes, owns and rotates. */
  get secretArn(): string {
    return (this.cluster.node.defaultChild as rds.CfnDBCluster).attrMasterUserSecretSecretArn;
  }
}

function acknowledgeInsights(cluster: rds.DatabaseCluster): void {
  Annotations.of(cluster).acknowledgeWarning(
    '@aws-cdk/aws-rds:instancePerformanceInsightsOverridden',
    'The mode is a setting of the cluster, which all its instances follow',
  );
}
