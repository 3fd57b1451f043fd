import { mayHoldHealthData, propertyRule } from '../../reading/property-rule';
import {
  isAtLeast,
  isFalse,
  isGiven,
  isRecord,
  isTrue,
  items,
  lowerCase,
  readings,
} from '../../reading/values';
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
        types: ['AWS::AmazonMQ::Broker'],
        property: 'Logs.Audit',
        holds: isTrue,
        problem: 'nobody sees who changes what in it',
        when: ({ properties }) => lowerCase(properties['EngineType']) === 'activemq',
      },
      {
        types: ['AWS::RedshiftServerless::Namespace'],
        property: 'LogExports',
        holds: (value) =>
          ['userlog', 'connectionlog', 'useractivitylog'].every((log) => items(value).includes(log)),
        problem: 'nobody sees who signs in, and who asks for what',
      },
      {
        types: ['AWS::Neptune::DBCluster'],
        property: 'EnableCloudwatchLogsExports',
        holds: (value) => items(value).includes('audit'),
        problem: 'nobody sees who asks for what',
      },
      {
        types: ['AWS::Neptune::DBClusterParameterGroup'],
        property: 'Parameters.neptune_enable_audit_log',
        holds: (value) => String(value) === '1',
        problem: 'nobody sees who asks for what',
      },
      {
        types: ['AWS::DocDB::DBClusterParameterGroup'],
        property: 'Parameters.audit_logs',
        holds: (value) => isGiven(value) && !/^(disabled|none)$/i.test(String(value)),
        problem: 'nobody sees who asks for what',
      },
      {
        types: ['AWS::EC2::ClientVpnEndpoint'],
        property: 'ConnectionLogOptions.Enabled',
        holds: isTrue,
        problem: 'nobody sees who comes into the network',
      },
      {
        types: ['AWS::IoT::Logging'],
        property: 'DefaultLogLevel',
        holds: (value) => value !== 'DISABLED',
        problem: 'nobody sees what devices do',
      },
      {
        types: ['AWS::ECS::Cluster'],
        property: 'Configuration.ExecuteCommandConfiguration.Logging',
        holds: (value) => value !== 'NONE',
        problem: 'commands in its containers leave no trace',
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

  /** Whoever may read logs need not be somebody who may read records. */
  propertyRule({
    id: 'LogsWithoutPayload',
    description: 'Logs say who did what, and hold nothing of the records themselves',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.308(a)(4)(ii)(B)'],
    remedy: 'Switch off the property that is named, or exclude the contents.',
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::AppSync::GraphQLApi'],
        property: 'LogConfig.ExcludeVerboseContent',
        holds: isTrue,
        problem: 'requests and answers stand in the log',
        when: ({ properties }) =>
          !/^(undefined|NONE)$/.test(String(readings(properties, 'LogConfig.FieldLogLevel')[0])),
      },
      ...[
        ['AWS::ApiGateway::Stage', 'MethodSettings.*.DataTraceEnabled'],
        ['AWS::ApiGatewayV2::Stage', 'DefaultRouteSettings.DataTraceEnabled'],
        ['AWS::RDS::DBProxy', 'DebugLogging'],
        ['AWS::StepFunctions::StateMachine', 'LoggingConfiguration.IncludeExecutionData'],
      ].map(([type = '', property = '']) => ({
        types: [type],
        property,
        holds: (value: unknown) => value === undefined || isFalse(value),
        problem: 'what is asked and answered stands in the log',
      })),
      {
        types: ['AWS::Pipes::Pipe'],
        property: 'LogConfiguration.IncludeExecutionData',
        holds: (value) => items(value).length === 0,
        problem: 'what it carries stands in the log',
      },
      {
        types: ['AWS::Events::EventBus'],
        property: 'LogConfig.IncludeDetail',
        holds: (value) => value !== 'FULL',
        problem: 'what it carries stands in the log',
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
