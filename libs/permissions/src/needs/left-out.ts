import { fits } from '../reading/glob';
import type { TypeNames } from './names';

/** Calls of a handler that CloudFormation is not allowed, and why it does not make them here. */
interface LeftOut {
  /** Pattern of types. */
  readonly type: string;
  /** Patterns of actions. */
  readonly actions: readonly string[];
  /**
   * Properties that need the calls: a template that has one of them gets them.
   *
   * @default - no property needs them
   */
  readonly unless?: readonly string[];
  /**
   * Patterns of types that need the calls: templates that have one get them.
   *
   * @default - no type needs them
   */
  readonly unlessTypes?: readonly string[];
  readonly why: string;
}

/** Handlers list every call that a type can ever need. What nothing in the templates asks for is not granted. */
const LEFT_OUT: readonly LeftOut[] = [
  {
    type: '*',
    actions: each(
      's3 GetObject* PutObject ListBucketVersions',
      'dynamodb GetItem BatchGetItem Query Scan',
      'secretsmanager GetSecretValue BatchGetSecretValue',
      'kinesis GetRecords',
      'sqs ReceiveMessage',
      'logs GetLogEvents FilterLogEvents',
      'rds-data *',
      'ssm GetParametersByPath',
      'cognito-idp AdminGetUser ListUsers',
    ),
    why: 'it reads or writes what people store; files of the CDK are granted by themselves',
  },
  {
    type: 'AWS::IAM::*',
    actions: each('iam DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary'),
    why: 'nobody leaves the boundary: it is replaced, and never taken off',
  },
  {
    type: 'AWS::IAM::User',
    actions: each('iam CreateLoginProfile UpdateLoginProfile'),
    why: 'nobody gets a password: people sign in by a role',
  },
  {
    type: 'AWS::S3::Bucket',
    actions: each('s3 DeleteObject PutObjectAcl'),
    why: 'it changes objects, which CloudFormation has neither to delete nor to open',
  },
  {
    type: 'AWS::S3::Bucket',
    actions: each('s3tables *', 's3 *MetadataTable* UpdateBucketMetadata*'),
    unless: ['MetadataTableConfiguration', 'MetadataConfiguration'],
    why: 'no bucket keeps a table of metadata',
  },
  {
    type: 'AWS::RDS::*',
    actions: each('rds RestoreDB* CreateDBInstanceReadReplica PromoteReadReplica*'),
    unless: [
      'SnapshotIdentifier',
      'DBSnapshotIdentifier',
      'DBClusterSnapshotIdentifier',
      'SourceDBClusterIdentifier',
      'SourceDBInstanceIdentifier',
      'RestoreType',
      'ReplicationSourceIdentifier',
    ],
    why: 'no database is made of another',
  },
  {
    type: 'AWS::RDS::DBInstance',
    actions: each('rds *DBInstanceAutomatedBackupsReplication'),
    unless: ['AutomaticBackupReplicationRegion'],
    why: 'no backup is copied to another region',
  },
  {
    type: 'AWS::Lambda::Function',
    actions: each('lambda *CodeSigningConfig'),
    unless: ['CodeSigningConfigArn'],
    why: 'no function asks for signed code',
  },
  {
    type: 'AWS::Lambda::Function',
    actions: each('lambda PassCapacityProvider', 'lambda *ProvisionedConcurrency*'),
    unless: ['CapacityProviderConfig'],
    why: 'no function runs on machines of its own',
  },
  {
    type: 'AWS::EC2::Instance',
    actions: each('ec2 AttachVolume DetachVolume'),
    unless: ['Volumes'],
    why: 'no machine gets volumes that are there already',
  },
  {
    type: 'AWS::EC2::EIP',
    actions: each('ec2 AcceptAddressTransfer'),
    unless: ['TransferAddress'],
    why: 'no address is taken over from another account',
  },
  {
    type: 'AWS::EC2::VPCGatewayAttachment',
    actions: each('ec2 AttachVpnGateway DetachVpnGateway'),
    unless: ['VpnGatewayId'],
    why: 'no network has a VPN gateway',
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    actions: each('vpce AllowMultiRegion', 'vpc-lattice *'),
    unless: ['ServiceRegion', 'ServiceNetworkArn', 'ResourceConfigurationArn'],
    why: 'no endpoint leads to another region or to a service network',
  },
  {
    type: 'AWS::Cognito::IdentityPool',
    actions: each('cognito-sync *'),
    unless: ['CognitoEvents', 'CognitoStreams', 'PushSync'],
    why: 'no pool synchronises data sets',
  },
  {
    type: 'AWS::Cognito::UserPoolDomain',
    actions: each('cloudfront *'),
    unless: ['CustomDomainConfig'],
    why: 'no pool has a domain of its own',
  },
  {
    type: 'AWS::ECS::*',
    actions: each('ecs PutAccountSetting*'),
    why: 'it changes a setting of the whole account',
  },
  ...protectable('apprunner *', 'AWS::AppRunner::*'),
  ...protectable('amplify *', 'AWS::Amplify::*'),
  ...protectable('apigateway *', 'AWS::ApiGateway::*'),
  ...protectable('appsync *', 'AWS::AppSync::*'),
  ...protectable('cognito-idp *', 'AWS::Cognito::*'),
  ...protectable('bedrock-agentcore *', 'AWS::BedrockAgentCore::*'),
  ...protectable('ec2 *VerifiedAccess*', 'AWS::EC2::VerifiedAccess*'),
  {
    type: 'AWS::EC2::*',
    actions: each('ec2 GetPasswordData GetConsole*'),
    why: 'it reads what runs on a machine',
  },
];

/** Calls for one kind of what a web ACL can protect. */
function protectable(actions: string, type: string): readonly LeftOut[] {
  const why = `no resource of ${type} is there to be protected`;
  return [{ type: 'AWS::WAFv2::WebACLAssociation', actions: each(actions), unlessTypes: [type], why }];
}

/** Actions in full, from a service and its names. */
function each(...services: readonly string[]): readonly string[] {
  return services.flatMap((text) => {
    const [service = '', ...names] = text.split(' ');
    return names.map((name) => `${service}:${name}`);
  });
}

/** A call of a handler, and what the templates have. */
export interface HandlerCallInTemplates {
  readonly type: string;
  readonly action: string;
  /** Names of properties that the resources of the type have. */
  readonly properties: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, TypeNames>;
}

/**
 * Why a call of a handler is not granted.
 *
 * @returns undefined for a call that is
 */
export function whyLeftOut({ type, action, properties, types }: HandlerCallInTemplates): string | undefined {
  const isUsed = ({ unless = [], unlessTypes = [] }: LeftOut): boolean =>
    unless.some((property) => properties.has(property)) ||
    unlessTypes.some((pattern) => [...types.keys()].some((other) => fits(pattern, other)));
  return LEFT_OUT.find(
    (one) =>
      fits(one.type, type) &&
      one.actions.some((pattern) => fits(pattern.toLowerCase(), action.toLowerCase())) &&
      !isUsed(one),
  )?.why;
}
