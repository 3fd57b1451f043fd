import { propertyRule } from '../../reading/property-rule';
import { isAtLeast, isGiven, isRecord, isTrue, items, readings } from '../../reading/values';
import type { Rule } from '../../rule';

/** Services whose own record of who did what is off unless somebody turns it on. */
export const serviceLogRules: readonly Rule[] = [
  propertyRule({
    id: 'ServiceLogs',
    description: 'Services that hold or carry health data write down who does what',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Turn the log on in the property that is named.',
    checks: [
      {
        types: ['AWS::EKS::Cluster'],
        property: 'Logging.ClusterLogging.EnabledTypes',
        holds: (value) =>
          ['api', 'audit', 'authenticator'].every((type) =>
            items(value).some((one) => isRecord(one) && one['Type'] === type),
          ),
        problem: 'nobody sees who does what with its API',
      },
      {
        types: ['AWS::MSK::Cluster'],
        property: 'LoggingInfo.BrokerLogs',
        holds: (value) =>
          isRecord(value) && Object.values(value).some((log) => readings(log, 'Enabled').every(isTrue)),
        problem: 'its brokers write nothing down',
      },
      {
        types: ['AWS::AmazonMQ::Broker'],
        property: 'Logs.General',
        holds: isTrue,
        problem: 'it writes nothing down',
      },
      {
        types: ['AWS::Transfer::Server'],
        property: 'LoggingRole',
        holds: isGiven,
        problem: 'nobody sees who fetches which file',
        when: ({ properties }) => !isGiven(properties['StructuredLogDestinations']),
      },
      {
        types: ['AWS::FSx::FileSystem'],
        property: 'WindowsConfiguration.AuditLogConfiguration.FileAccessAuditLogLevel',
        holds: (value) => isGiven(value) && value !== 'DISABLED',
        problem: 'nobody sees who opens which file',
        when: ({ properties }) => properties['FileSystemType'] === 'WINDOWS',
      },
      {
        types: ['AWS::Redshift::ClusterParameterGroup'],
        property: 'Parameters',
        holds: (value) =>
          items(value).some(
            (one) =>
              isRecord(one) &&
              one['ParameterName'] === 'enable_user_activity_logging' &&
              isTrue(one['ParameterValue']),
          ),
        problem: 'nobody sees who asks for what',
      },
      {
        types: ['AWS::Route53::HostedZone'],
        property: 'QueryLoggingConfig.CloudWatchLogsLogGroupArn',
        holds: isGiven,
        problem: 'nobody sees who asks for which of its names',
        when: ({ properties }) => !isGiven(properties['VPCs']),
      },
      {
        types: ['AWS::DocDB::DBCluster'],
        property: 'EnableCloudwatchLogsExports',
        holds: (value) => items(value).includes('audit'),
        problem: 'nobody sees who asks for what',
      },
    ],
  }),

  propertyRule({
    id: 'FileSystemBackups',
    description: 'File systems are backed up, day by day',
    citations: ['45 CFR 164.308(a)(7)(ii)(A)'],
    remedy: 'Set AutomaticBackupRetentionDays to 35, or select the file system in a backup plan.',
    checks: ['Windows', 'Lustre', 'Ontap', 'OpenZFS'].map((kind) => ({
      types: ['AWS::FSx::FileSystem'],
      property: `${kind}Configuration.AutomaticBackupRetentionDays`,
      holds: (value) => value === undefined || isAtLeast(1)(value),
      problem: 'it has no backups',
      when: ({ properties }) => properties['FileSystemType'] === kind.toUpperCase(),
    })),
  }),
];
