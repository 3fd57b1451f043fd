import { databasePort } from '@hipaa-cdk/contracts-database';
import { RotatedKey } from '@hipaa-cdk/layer';
import { environmentOf } from '@hipaa-cdk/parameters';
import { Annotations, Duration, aws_ec2 as ec2, type aws_kms as kms, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DatabaseSettings } from './settings';
import { clusterIdentifier } from './cluster-identifier';
import { ClusterLogs, dataCare, MonitoringRole, insights } from './cluster-records';
import { engines } from './engines';
import { restoreInto } from './restored-data';

interface ClusterNetworkProps {
  /** A VPC with isolated subnets. */
  readonly vpc: ec2.IVpc;
  /**
   * Physical name of the subnet group. A restored cluster has one of its own, since AWS lets no group move to another VPC.
   *
   * @default - CloudFormation makes one up
   */
  readonly subnetGroupName?: string | undefined;
}

/** Where a cluster lives: subnets without a route to the internet, behind a security group that lets nobody in or out. */
class ClusterNetwork extends Construct {
  readonly subnets: ec2.SubnetSelection = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  readonly subnetGroup: rds.SubnetGroup;
  /** Clients open it for themselves, with a rule in their own stack. */
  readonly securityGroup: ec2.SecurityGroup;

  constructor(scope: Construct, id: string, props: ClusterNetworkProps) {
    super(scope, id);
    const { vpc } = props;
    this.subnetGroup = new rds.SubnetGroup(this, 'Subnets', {
      vpc,
      vpcSubnets: this.subnets,
      description: 'Isolated subnets of the database',
      subnetGroupName: props.subnetGroupName,
    });
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Database cluster: clients let themselves in, nothing goes out',
      allowAllOutbound: false,
    });
  }
}

/** What every instance has, whatever its part. */
const shared: rds.ClusterInstanceOptions = {
  publiclyAccessible: false,
  autoMinorVersionUpgrade: true,
  caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
};

/** The instances of a cluster: a writer, and readers that are always large enough to take its place. */
interface ClusterInstances {
  readonly writer: rds.IClusterInstance;
  readonly readers: rds.IClusterInstance[];
}

/**
 * Spreads instances over zones: the writer in the first, every reader in the one after.
 *
 * @param zones full zone names, two or more
 */
function clusterInstances(
  { readers, instanceClass }: Pick<DatabaseSettings, 'readers' | 'instanceClass'>,
  zones: readonly string[],
): ClusterInstances {
  const zone = (index: number): string | undefined => zones[index % zones.length];
  const instance = (id: string, index: number): rds.IClusterInstance => {
    const options = { ...shared, availabilityZone: zone(index) };
    if (instanceClass) {
      const instanceType = new ec2.InstanceType(instanceClass.replace('db.', ''));
      return rds.ClusterInstance.provisioned(id, { ...options, instanceType });
    }
    return rds.ClusterInstance.serverlessV2(
      id,
      index === 0 ? options : { ...options, scaleWithWriter: true },
    );
  };
  return {
    writer: instance('Writer', 0),
    readers: Array.from({ length: readers }, (_, index) => instance(`Reader${index + 1}`, index + 1)),
  };
}

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

/** An Aurora cluster out of reach of the internet: encrypted, logged, monitored and backed up. */
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
    const { clusterEngine, logTypes } = engines[settings.engine];
    const identifier = clusterIdentifier(environment, settings.clusterName);
    const network = new ClusterNetwork(this, 'Network', {
      vpc: props.vpc,
      subnetGroupName: settings.restore && identifier,
    });
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
      port: databasePort(environment),
      ...clusterInstances(settings, environment.zones),
      ...(settings.instanceClass ? {} : clusterCapacity(settings)),
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
      parameterGroup: this.parameterGroup(settings),

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
    if (settings.restore) restoreInto(this.resource, settings.restore);
    this.cluster.node.addDependency(logs);
    acknowledgeInsights(this.cluster);
  }

  private parameterGroup(settings: AuroraClusterProps['settings']): rds.ParameterGroup {
    const { clusterEngine: engine, parameters } = engines[settings.engine];
    return new rds.ParameterGroup(this, 'Parameters', {
      engine,
      description: 'Encrypted connections, audit log and automatic logoff',
      parameters: { ...parameters(settings) },
    });
  }

  /** ARN of the secret that RDS makes, owns and rotates. */
  get secretArn(): string {
    return this.resource.attrMasterUserSecretSecretArn;
  }

  private get resource(): rds.CfnDBCluster {
    return this.cluster.node.defaultChild as rds.CfnDBCluster;
  }
}

function acknowledgeInsights(cluster: rds.DatabaseCluster): void {
  Annotations.of(cluster).acknowledgeWarning(
    '@aws-cdk/aws-rds:instancePerformanceInsightsOverridden',
    'The mode is a setting of the cluster, which all its instances follow',
  );
}

/** Between how many units every instance of the cluster moves, and when it goes to sleep. */
function clusterCapacity(
  settings: Pick<DatabaseSettings, 'minAcu' | 'maxAcu' | 'pauseAfterSeconds'>,
): Partial<rds.DatabaseClusterProps> {
  const { minAcu, maxAcu, pauseAfterSeconds } = settings;
  return {
    serverlessV2MinCapacity: minAcu,
    serverlessV2MaxCapacity: maxAcu,
    serverlessV2AutoPauseDuration:
      pauseAfterSeconds === 'never' ? undefined : Duration.seconds(pauseAfterSeconds),
  };
}
