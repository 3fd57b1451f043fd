import { outcomes } from '../../testing/outcomes';

const audit = { ParameterName: 'enable_user_activity_logging', ParameterValue: 'true' };
const kinds = ['api', 'audit', 'authenticator'].map((Type) => ({ Type }));

/** A type, settings that leave no trace, and settings that do. */
const settings: readonly (readonly [string, object, object])[] = [
  [
    'AWS::EKS::Cluster',
    { Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }] } } },
    { Logging: { ClusterLogging: { EnabledTypes: kinds } } },
  ],
  [
    'AWS::MSK::Cluster',
    { LoggingInfo: { BrokerLogs: { S3: { Enabled: false } } } },
    { LoggingInfo: { BrokerLogs: { S3: { Enabled: true } } } },
  ],
  ['AWS::AmazonMQ::Broker', {}, { Logs: { General: true } }],
  [
    'AWS::AmazonMQ::Broker',
    { EngineType: 'ACTIVEMQ', Logs: { General: true } },
    { EngineType: 'ACTIVEMQ', Logs: { General: true, Audit: true } },
  ],
  [
    'AWS::RedshiftServerless::Namespace',
    { LogExports: ['userlog'] },
    { LogExports: ['userlog', 'connectionlog', 'useractivitylog'] },
  ],
  ['AWS::Neptune::DBCluster', {}, { EnableCloudwatchLogsExports: ['audit'] }],
  [
    'AWS::Neptune::DBClusterParameterGroup',
    { Parameters: { neptune_enable_audit_log: 0 } },
    { Parameters: { neptune_enable_audit_log: 1 } },
  ],
  [
    'AWS::DocDB::DBClusterParameterGroup',
    { Parameters: { audit_logs: 'disabled' } },
    { Parameters: { audit_logs: 'all' } },
  ],
  [
    'AWS::EC2::ClientVpnEndpoint',
    { ConnectionLogOptions: { Enabled: false } },
    { ConnectionLogOptions: { Enabled: true } },
  ],
  ['AWS::IoT::Logging', { DefaultLogLevel: 'DISABLED' }, { DefaultLogLevel: 'INFO' }],
  ['AWS::ECS::Cluster', executes('NONE'), executes('OVERRIDE')],
  [
    'AWS::Transfer::Server',
    {},
    { StructuredLogDestinations: ['arn:aws:logs:eu-west-1:444455556666:log-group:a:*'] },
  ],
  ['AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS' }, windows('SUCCESS_AND_FAILURE')],
  ['AWS::FSx::FileSystem', windows('DISABLED'), windows('FAILURE_ONLY')],
  ['AWS::Redshift::ClusterParameterGroup', {}, { Parameters: [audit] }],
  ['AWS::Route53::HostedZone', { Name: 'example.org' }, { Name: 'example.org', VPCs: [{ VPCId: 'vpc-1' }] }],
  [
    'AWS::DocDB::DBCluster',
    { EnableCloudwatchLogsExports: ['profiler'] },
    { EnableCloudwatchLogsExports: ['audit'] },
  ],
];

function executes(Logging: string): object {
  return { Configuration: { ExecuteCommandConfiguration: { Logging } } };
}

function windows(level: string): object {
  return {
    FileSystemType: 'WINDOWS',
    WindowsConfiguration: { AuditLogConfiguration: { FileAccessAuditLogLevel: level } },
  };
}

test.each(settings)('%s fails with %j and not with %j', (Type, silent, logged) => {
  const judge = (Properties: object) =>
    outcomes('ServiceLogs', { It: { Type, Properties: { ...Properties } } });
  expect(judge(silent)).toContain('fail It');
  expect(judge(logged)).not.toContain('fail It');
});

test.each([
  [0, 'fail'],
  [35, 'pass'],
])('a file system with %p days of backups', (AutomaticBackupRetentionDays, outcome) => {
  const Properties = { FileSystemType: 'WINDOWS', WindowsConfiguration: { AutomaticBackupRetentionDays } };
  expect(outcomes('FileSystemBackups', { It: { Type: 'AWS::FSx::FileSystem', Properties } })).toEqual([
    `${outcome} It`,
  ]);
});

test.each<readonly [string, object, object]>([
  [
    'AWS::AppSync::GraphQLApi',
    { LogConfig: { FieldLogLevel: 'ALL' } },
    { LogConfig: { FieldLogLevel: 'ALL', ExcludeVerboseContent: true } },
  ],
  ['AWS::ApiGateway::Stage', { MethodSettings: [{ DataTraceEnabled: true }] }, {}],
  ['AWS::ApiGatewayV2::Stage', { DefaultRouteSettings: { DataTraceEnabled: true } }, {}],
  ['AWS::RDS::DBProxy', { DebugLogging: true }, { DebugLogging: false }],
  ['AWS::StepFunctions::StateMachine', { LoggingConfiguration: { IncludeExecutionData: true } }, {}],
  ['AWS::Pipes::Pipe', { LogConfiguration: { IncludeExecutionData: ['ALL'] } }, {}],
  [
    'AWS::Events::EventBus',
    { LogConfig: { IncludeDetail: 'FULL' } },
    { LogConfig: { IncludeDetail: 'NONE' } },
  ],
])('the log of %s holds records with %j and not with %j', (Type, whole, without) => {
  const judge = (Properties: object) =>
    outcomes('LogsWithoutPayload', { It: { Type, Properties: { ...Properties } } });
  expect(judge(whole)).toEqual(['fail It']);
  expect(judge(without)).toEqual(['pass It']);
});
