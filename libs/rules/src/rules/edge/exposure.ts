import { propertyRule } from '../../reading/property-rule';
import { rangeKind } from '../../reading/traffic';
import {
  isFalse,
  isGiven,
  isRecord,
  isTrue,
  items,
  lowerCase,
  readings,
  written,
} from '../../reading/values';
import type { Rule } from '../../rule';

const isNotTrue = (value: unknown): boolean => value === undefined || isFalse(value);

/** Linux capabilities that reach past the container. */
const reaching = [
  'ALL',
  'SYS_ADMIN',
  'NET_ADMIN',
  'SYS_PTRACE',
  'SYS_MODULE',
  'DAC_READ_SEARCH',
  'SYS_RAWIO',
  'BPF',
];

/** Folders of a machine from which it can be ruled, or that hold what its other containers write. */
const ofMachine =
  /^\/($|(var\/)?run(\/|$)|(proc|sys|dev|etc|root|boot|home)(\/|$)|var(\/lib(\/(docker|containerd|ecs|kubelet).*)?)?\/?$)/;

const isOwnFolder = (value: unknown): boolean => typeof value !== 'string' || !ofMachine.test(value);

/** Switches that put a service on the internet, or take the walls around it down. Buckets, functions and machines have rules of their own. */
export const exposureRules: readonly Rule[] = [
  propertyRule({
    id: 'ServiceNotExposed',
    description:
      'Services that hold or carry health data are reached from inside of the network, by whoever signs in',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', '45 CFR 164.312(e)(1)'],
    remedy: 'Switch public access off in the property that is named, and ask everybody to sign in.',
    checks: [
      {
        types: ['AWS::MSK::Cluster'],
        property: 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type',
        holds: (value) => value === undefined || value === 'DISABLED',
        problem: 'its brokers have public addresses',
      },
      {
        types: ['AWS::MSK::Cluster'],
        property: 'ClientAuthentication.Unauthenticated.Enabled',
        holds: isNotTrue,
        problem: 'clients need not sign in',
      },
      {
        types: ['AWS::MSK::Cluster'],
        property: 'ClientAuthentication',
        holds: (value) =>
          ['Sasl.Iam.Enabled', 'Sasl.Scram.Enabled', 'Tls.Enabled'].some((way) =>
            readings(value, way).every((one) => isGiven(one) && !isFalse(one)),
          ),
        problem: 'no way to sign in is switched on, so that clients need not',
      },
      {
        types: ['AWS::EKS::Cluster'],
        property: 'ResourcesVpcConfig',
        holds: (value, template) =>
          isRecord(value) &&
          (isFalse(value['EndpointPublicAccess']) ||
            (items(value['PublicAccessCidrs']).length > 0 &&
              items(value['PublicAccessCidrs']).every((range) => rangeKind(range, template) === 'closed'))),
        problem: 'its API is open to the internet',
      },
      {
        types: ['AWS::EKS::Nodegroup'],
        property: 'RemoteAccess',
        holds: (value) => value === undefined || (isRecord(value) && isGiven(value['SourceSecurityGroups'])),
        problem: 'its machines take SSH from everywhere',
      },
      {
        types: ['AWS::Transfer::Server'],
        property: 'EndpointType',
        holds: (value) => value === 'VPC',
        problem: 'everybody on the internet can try to sign in',
      },
      {
        types: ['AWS::AmazonMQ::Broker', 'AWS::RedshiftServerless::Workgroup'],
        property: 'PubliclyAccessible',
        holds: isNotTrue,
        problem: 'it has a public address',
      },
      {
        types: ['AWS::MemoryDB::Cluster'],
        property: 'ACLName',
        holds: (value) => value !== 'open-access',
        problem: 'whoever reaches it may do everything, without a password',
      },
      {
        types: ['AWS::OpenSearchServerless::SecurityPolicy'],
        property: 'Policy',
        holds: (value) => !/AllowFromPublic\\*"\s*:\s*true/i.test(written(value)),
        problem: 'its collections are open to the internet',
        when: ({ properties }) => properties['Type'] === 'network',
      },
      {
        types: ['AWS::CodeBuild::Project'],
        property: 'Visibility',
        holds: (value) => value === undefined || value === 'PRIVATE',
        problem: 'its builds and logs are public',
      },
      {
        types: ['AWS::SageMaker::NotebookInstance'],
        property: 'DirectInternetAccess',
        holds: (value) => value === 'Disabled',
        problem: 'it reaches the internet, and takes data there, past the network',
      },
      {
        types: ['AWS::SageMaker::NotebookInstance'],
        property: 'RootAccess',
        holds: (value) => value === 'Disabled',
        problem: 'whoever works in it may take its guards away',
      },
      {
        types: ['AWS::SageMaker::Model'],
        property: 'EnableNetworkIsolation',
        holds: isTrue,
        problem: 'what runs in it may send data anywhere',
        when: ({ properties }) => !isGiven(properties['VpcConfig']),
      },
      {
        types: ['AWS::Transfer::Server'],
        property: 'EndpointDetails.AddressAllocationIds',
        holds: (value) => !isGiven(value),
        problem: 'everybody on the internet can try to sign in',
      },
      {
        types: ['AWS::Transfer::User'],
        property: 'HomeDirectoryType',
        holds: (value) => value === 'LOGICAL',
        problem: 'whoever signs in sees all that the role may',
        when: ({ properties }) => !isGiven(properties['Policy']),
      },
      {
        types: ['AWS::EFS::AccessPoint'],
        property: 'PosixUser.Uid',
        holds: (value) => isGiven(value) && String(value) !== '0',
        problem: 'whoever mounts it may say who they are, root too',
      },
      {
        types: ['AWS::EFS::AccessPoint'],
        property: 'RootDirectory.Path',
        holds: (value) => isGiven(value) && value !== '/',
        problem: 'whoever mounts it sees the whole file system',
      },
      ...['OpenZFSConfiguration.RootVolumeConfiguration', 'OpenZFSConfiguration'].flatMap((place, index) => [
        {
          types: [index === 0 ? 'AWS::FSx::FileSystem' : 'AWS::FSx::Volume'],
          property: `${place}.NfsExports.*.ClientConfigurations.*.Clients`,
          holds: (value: unknown) => value !== '*',
          problem: 'every machine that reaches it may mount it',
        },
        {
          types: [index === 0 ? 'AWS::FSx::FileSystem' : 'AWS::FSx::Volume'],
          property: `${place}.NfsExports.*.ClientConfigurations.*.Options`,
          holds: (value: unknown) => !items(value).includes('no_root_squash'),
          problem: 'root of any machine is root of its files',
        },
      ]),
      {
        types: ['AWS::ECS::TaskDefinition'],
        property: 'Volumes.*.Host.SourcePath',
        holds: isOwnFolder,
        problem: 'its containers reach into the machine, and with its socket or devices rule it',
      },
      {
        types: ['AWS::Batch::JobDefinition'],
        property: 'ContainerProperties.Volumes.*.Host.SourcePath',
        holds: isOwnFolder,
        problem: 'its containers reach into the machine, and with its socket or devices rule it',
      },
      {
        types: ['AWS::EC2::ClientVpnAuthorizationRule'],
        property: 'AuthorizeAllGroups',
        holds: isNotTrue,
        problem: 'everybody who signs in reaches the network, whatever they work on',
      },
      {
        types: ['AWS::EKS::AccessEntry'],
        property: 'AccessPolicies.*.PolicyArn',
        holds: (value) => !/\/AmazonEKS(ClusterAdmin|Admin)Policy$/.test(String(value)),
        problem: 'it administers the cluster, and reads every secret of it',
        when: ({ properties }) =>
          readings(properties, 'AccessPolicies.*.AccessScope.Type').includes('cluster'),
      },
      {
        types: ['AWS::ECS::TaskDefinition'],
        property: 'PidMode',
        holds: (value) => value !== 'host',
        problem: 'its containers see every process of the machine',
      },
      {
        types: ['AWS::ECS::TaskDefinition'],
        property: 'IpcMode',
        holds: (value) => value !== 'host',
        problem: 'its containers read the shared memory of the machine',
      },
      {
        types: ['AWS::ECS::TaskDefinition'],
        property: 'ContainerDefinitions.*.LinuxParameters.Capabilities.Add.*',
        holds: (value) => !reaching.includes(String(value).toUpperCase().replace(/^CAP_/, '')),
        problem: 'a capability of its containers reaches past them',
      },
      {
        types: ['AWS::Batch::JobDefinition'],
        property: 'ContainerProperties.Privileged',
        holds: isNotTrue,
        problem: 'its containers may do to their machine what root may',
      },
      {
        types: ['AWS::ECR::Repository'],
        property: 'ImageTagMutability',
        holds: (value) => ['immutable', 'immutable_with_exclusion'].includes(lowerCase(value) ?? ''),
        problem: 'a tag can be moved to another image after it was looked at',
      },
      {
        types: ['AWS::Cognito::UserPoolClient'],
        property: 'ExplicitAuthFlows.*',
        holds: (value) => value !== 'ALLOW_CUSTOM_AUTH' && value !== 'CUSTOM_AUTH_FLOW_ONLY',
        problem: 'a flow of functions signs users in, and may skip the second factor',
      },
      {
        types: ['AWS::EC2::VPCEndpointService'],
        property: 'AcceptanceRequired',
        holds: (value) => value === undefined || isTrue(value),
        problem: 'whoever is let in is connected without anybody looking',
      },
      {
        types: ['AWS::EC2::VPCEndpointServicePermissions'],
        property: 'AllowedPrincipals.*',
        holds: (value) => value !== '*',
        problem: 'every account may connect to it',
      },
      {
        types: ['AWS::RAM::ResourceShare'],
        property: 'AllowExternalPrincipals',
        holds: isFalse,
        problem: 'accounts outside of the organization may be let in',
        when: ({ properties }) => readings(properties, 'Principals').some(isGiven),
      },
    ],
  }),
];
