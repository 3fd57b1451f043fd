import type { ResourceEntry, Setting } from '../resource-entry';
import { kept, switchedOff, takenAway, labels, wiring } from './breaks';

/** What a parameter of the engine must not become, beside being left to the engine. */
const weakest: Readonly<Record<string, readonly [value: string, description: string]>> = {
  'rds.force_ssl': ['0', 'connections need no TLS'],
  ssl_min_protocol_version: ['TLSv1', 'connections may use a TLS that is broken'],
  log_connections: ['0', 'nobody knows who was connected'],
  log_disconnections: ['0', 'nobody knows until when somebody was connected'],
  shared_preload_libraries: ['pg_stat_statements', 'the audit log is not loaded'],
  'pgaudit.log': ['none', 'nothing is audited'],
  idle_session_timeout: ['0', 'a session that is left alone never ends'],
  idle_in_transaction_session_timeout: ['0', 'a transaction that is left alone never ends'],
};

/** Parameters of PostgreSQL that protect connections and record what is done. */
const sessionParameters: readonly Setting[] = Object.entries(weakest).map(([name, [to, description]]) => ({
  setting: `Properties.Parameters[${name}]`,
  breaks: [
    { to, description },
    { to: 'absent', description },
  ],
}));

/** AWS takes it for true where it is missing. */
const upgrades = {
  setting: 'Properties.AutoMinorVersionUpgrade',
  breaks: [{ to: false, description: 'security fixes do not come by themselves' }],
};

/** Databases. */
export const rds: readonly ResourceEntry[] = [
  {
    type: 'AWS::RDS::DBCluster',
    settings: [
      ...kept,
      upgrades,
      switchedOff('Properties.StorageEncrypted', 'data are not encrypted'),
      takenAway('Properties.KmsKeyId', 'data are encrypted with a key that everybody shares'),
      takenAway(
        'Properties.PerformanceInsightsKmsKeyId',
        'statistics are encrypted with a key that everybody shares',
      ),
      {
        setting: 'Properties.BackupRetentionPeriod',
        breaks: [{ to: 1, description: 'yesterday cannot be brought back' }],
      },
      {
        setting: 'Properties.DeleteAutomatedBackups',
        breaks: [{ to: true, description: 'backups go with the cluster' }],
      },
      switchedOff('Properties.DeletionProtection', 'the cluster can be deleted by mistake'),
      switchedOff('Properties.CopyTagsToSnapshot', 'snapshots do not say what is in them'),
      switchedOff('Properties.EnableIAMDatabaseAuthentication', 'users sign in with passwords'),
      switchedOff('Properties.ManageMasterUserPassword', 'nobody rotates the master password'),
      {
        setting: 'Properties.MasterUserPassword',
        breaks: [{ to: 'Winter-2031-Garden', description: 'the master password is readable' }],
      },
      takenAway(
        'Properties.MasterUserSecret',
        'the master secret is encrypted with a key that everybody shares',
      ),
      {
        setting: 'Properties.MasterUsername',
        breaks: [
          { to: 'admin', description: 'the master user has the name that is tried first' },
          { to: 'postgres', description: 'the master user has the name that is tried first' },
        ],
      },
      {
        setting: 'Properties.Port',
        breaks: [{ to: 5432, description: 'the port is the one that is tried first' }],
      },
      takenAway('Properties.EnableCloudwatchLogsExports', 'logs stay on the instance'),
      takenAway('Properties.DBClusterParameterGroupName', 'connections need no TLS, and nothing is audited'),
    ],
    plain: [
      labels('DBClusterIdentifier', 'DatabaseName'),
      wiring('DBSubnetGroupName', 'Engine', 'VpcSecurityGroupIds'),
      {
        properties: [
          'DatabaseInsightsMode',
          'PerformanceInsightsEnabled',
          'PerformanceInsightsRetentionPeriod',
        ],
        reason: 'statistics of the load, not a record of access',
      },
      {
        properties: ['EngineLifecycleSupport', 'ServerlessV2ScalingConfiguration', 'StorageType'],
        reason: 'sizing and price',
      },
      {
        properties: ['EngineVersion'],
        reason: "the library's validation refuses versions that AWS has closed",
      },
    ],
  },
  {
    type: 'AWS::RDS::DBInstance',
    settings: [
      upgrades,
      {
        setting: 'Properties.PubliclyAccessible',
        breaks: [
          { to: true, description: 'the instance has a public address' },
          { to: 'absent', description: 'whether the instance has a public address is left to its subnets' },
        ],
      },
      {
        setting: 'Properties.MonitoringInterval',
        breaks: [
          { to: 0, description: 'the instance is not monitored' },
          { to: 'absent', description: 'the instance is not monitored' },
        ],
      },
    ],
    plain: [
      labels(),
      wiring(
        'AvailabilityZone',
        'CACertificateIdentifier',
        'DBClusterIdentifier',
        'Engine',
        'MonitoringRoleArn',
      ),
      { properties: ['DBInstanceClass', 'PromotionTier'], reason: 'sizing' },
    ],
  },
  {
    type: 'AWS::RDS::DBSubnetGroup',
    settings: [],
    plain: [labels('DBSubnetGroupDescription'), wiring('SubnetIds')],
  },
  {
    type: 'AWS::RDS::DBClusterParameterGroup',
    settings: sessionParameters,
    plain: [labels('Description'), wiring('Family')],
  },
];
