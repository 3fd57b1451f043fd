import { outcomes } from '../../testing/outcomes';

/** What is wrong, a setting that is, and the same one as it should be. */
const settings: readonly (readonly [string, string, object, object])[] = [
  ['brokers with public addresses', 'AWS::MSK::Cluster', msk('SERVICE_PROVIDED_EIPS'), msk('DISABLED')],
  [
    'an API of Kubernetes for all',
    'AWS::EKS::Cluster',
    eks({ EndpointPublicAccess: true }),
    eks({ EndpointPublicAccess: false }),
  ],
  [
    'one for a public network',
    'AWS::EKS::Cluster',
    eks({ PublicAccessCidrs: ['8.0.0.0/6'] }),
    eks({ PublicAccessCidrs: ['10.1.0.0/16'] }),
  ],
  [
    'SSH to nodes from anywhere',
    'AWS::EKS::Nodegroup',
    { RemoteAccess: { Ec2SshKey: 'ops' } },
    { RemoteAccess: { SourceSecurityGroups: ['sg-1'] } },
  ],
  ['a file server on the internet', 'AWS::Transfer::Server', {}, { EndpointType: 'VPC' }],
  ['a public broker', 'AWS::AmazonMQ::Broker', { PubliclyAccessible: 'true' }, {}],
  [
    'a public warehouse',
    'AWS::RedshiftServerless::Workgroup',
    { PubliclyAccessible: true },
    { PubliclyAccessible: false },
  ],
  ['a cache without users', 'AWS::MemoryDB::Cluster', { ACLName: 'open-access' }, { ACLName: 'clinic' }],
  ['public builds', 'AWS::CodeBuild::Project', { Visibility: 'PUBLIC_READ' }, { Visibility: 'PRIVATE' }],
  [
    'a notebook with its own way out',
    'AWS::SageMaker::NotebookInstance',
    { RootAccess: 'Disabled' },
    { DirectInternetAccess: 'Disabled', RootAccess: 'Disabled' },
  ],
  [
    'a notebook whose users are root',
    'AWS::SageMaker::NotebookInstance',
    { DirectInternetAccess: 'Disabled' },
    { DirectInternetAccess: 'Disabled', RootAccess: 'Disabled' },
  ],
  ['a model that may call anybody', 'AWS::SageMaker::Model', {}, { EnableNetworkIsolation: true }],
  [
    'a file server of a VPC with public addresses',
    'AWS::Transfer::Server',
    { EndpointType: 'VPC', EndpointDetails: { AddressAllocationIds: ['eipalloc-1'] } },
    { EndpointType: 'VPC', EndpointDetails: { VpcId: 'vpc-1' } },
  ],
  [
    'a user of a file server who sees the bucket',
    'AWS::Transfer::User',
    { HomeDirectory: '/clinic' },
    { HomeDirectoryType: 'LOGICAL' },
  ],
  ['an access point as root', 'AWS::EFS::AccessPoint', accessPoint('0', '/a'), accessPoint('1000', '/a')],
  [
    'an access point to everything',
    'AWS::EFS::AccessPoint',
    accessPoint('1000', '/'),
    accessPoint('1000', '/a'),
  ],
  ['a volume for every machine', 'AWS::FSx::Volume', exported('*', 'rw'), exported('10.0.0.0/16', 'rw')],
  [
    'a volume whose root is anybody',
    'AWS::FSx::Volume',
    exported('10.0.0.0/16', 'no_root_squash'),
    exported('10.0.0.0/16', 'rw'),
  ],
  [
    'the socket of the machine',
    'AWS::ECS::TaskDefinition',
    { Volumes: [{ Host: { SourcePath: '/var/run/docker.sock' } }] },
    { Volumes: [{ Host: { SourcePath: '/data/app' } }] },
  ],
  [
    'the devices of the machine',
    'AWS::Batch::JobDefinition',
    { ContainerProperties: { Volumes: [{ Host: { SourcePath: '/dev' } }] } },
    { ContainerProperties: { Volumes: [{ Host: { SourcePath: '/scratch' } }] } },
  ],
  [
    'a network for whoever signs in',
    'AWS::EC2::ClientVpnAuthorizationRule',
    { AuthorizeAllGroups: true },
    { AccessGroupId: 'doctors' },
  ],
  [
    'an administrator of a cluster',
    'AWS::EKS::AccessEntry',
    accessEntry('AmazonEKSClusterAdminPolicy'),
    accessEntry('AmazonEKSViewPolicy'),
  ],
  [
    'brokers with a way to sign in that is off',
    'AWS::MSK::Cluster',
    { ClientAuthentication: { Tls: { Enabled: false } } },
    { ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } },
  ],
  ['processes of the machine', 'AWS::ECS::TaskDefinition', { PidMode: 'host' }, { PidMode: 'task' }],
  ['memory of the machine', 'AWS::ECS::TaskDefinition', { IpcMode: 'host' }, {}],
  ['rights over the kernel', 'AWS::ECS::TaskDefinition', capability('SYS_MODULE'), capability('CHOWN')],
  [
    'a privileged job',
    'AWS::Batch::JobDefinition',
    { ContainerProperties: { Privileged: true } },
    { ContainerProperties: {} },
  ],
  [
    'tags that move',
    'AWS::ECR::Repository',
    { ImageTagMutability: 'MUTABLE' },
    { ImageTagMutability: 'IMMUTABLE' },
  ],
  [
    'sign-in by a flow of functions',
    'AWS::Cognito::UserPoolClient',
    { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] },
    { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
  ],
  ['an endpoint that takes whoever comes', 'AWS::EC2::VPCEndpointService', { AcceptanceRequired: false }, {}],
  [
    'an endpoint for every account',
    'AWS::EC2::VPCEndpointServicePermissions',
    { AllowedPrincipals: ['*'] },
    { AllowedPrincipals: ['arn:aws:iam::444455556666:root'] },
  ],
  [
    'a share with strangers',
    'AWS::RAM::ResourceShare',
    { Principals: ['444455556666'] },
    { Principals: ['444455556666'], AllowExternalPrincipals: false },
  ],
];

function msk(Type: string): object {
  return {
    ClientAuthentication: { Tls: { Enabled: true } },
    BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } },
  };
}

function accessPoint(Uid: string, Path: string): object {
  return { PosixUser: { Uid, Gid: '1000' }, RootDirectory: { Path } };
}

function exported(Clients: string, option: string): object {
  return {
    OpenZFSConfiguration: { NfsExports: [{ ClientConfigurations: [{ Clients, Options: [option] }] }] },
  };
}

function accessEntry(policy: string): object {
  const PolicyArn = `arn:aws:eks::aws:cluster-access-policy/${policy}`;
  return { AccessPolicies: [{ PolicyArn, AccessScope: { Type: 'cluster' } }] };
}

function eks(ResourcesVpcConfig: object): object {
  return { ResourcesVpcConfig };
}

function capability(name: string): object {
  return { ContainerDefinitions: [{ LinuxParameters: { Capabilities: { Add: [name] } } }] };
}

test.each(settings)('%s: %s fails, and passes when it is closed', (_what, Type, open, closed) => {
  const judge = (Properties: object) =>
    outcomes('ServiceNotExposed', { It: { Type, Properties: { ...Properties } } });
  expect(judge(open)).toContain('fail It');
  expect(judge(closed)).not.toContain('fail It');
});

test.each([
  ['written as text', '[{"AllowFromPublic":true}]', 'fail'],
  ['closed', '[{"AllowFromPublic":false}]', 'pass'],
])('a network policy of OpenSearch Serverless that is %s', (_how, Policy, outcome) => {
  const Properties = { Type: 'network', Policy };
  expect(
    outcomes('ServiceNotExposed', { It: { Type: 'AWS::OpenSearchServerless::SecurityPolicy', Properties } }),
  ).toEqual([`${outcome} It`]);
});

test('a cluster of Kafka that says nothing of who signs in fails', () => {
  expect(outcomes('ServiceNotExposed', { It: { Type: 'AWS::MSK::Cluster' } })).toContain('fail It');
});
