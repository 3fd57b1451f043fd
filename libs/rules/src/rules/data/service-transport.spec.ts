import { outcomes } from '../../testing/outcomes';

/** A type, settings that let plain text through, and settings that do not. */
const settings: readonly (readonly [string, object, object])[] = [
  ['AWS::MemoryDB::Cluster', { TLSEnabled: false }, {}],
  ['AWS::RDS::DBProxy', {}, { RequireTLS: true }],
  [
    'AWS::DocDB::DBClusterParameterGroup',
    { Parameters: { tls: 'disabled' } },
    { Parameters: { tls: 'tls1.2+' } },
  ],
  [
    'AWS::Redshift::ClusterParameterGroup',
    { Parameters: [] },
    { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }] },
  ],
  [
    'AWS::RedshiftServerless::Workgroup',
    { ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue: 'false' }] },
    {},
  ],
  ['AWS::MSK::Cluster', { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT' } } }, {}],
  ['AWS::MSK::Cluster', { EncryptionInfo: { EncryptionInTransit: { InCluster: false } } }, {}],
  [
    'AWS::DMS::Endpoint',
    { EngineName: 'postgres', SslMode: 'none' },
    { EngineName: 'postgres', SslMode: 'verify-full' },
  ],
  [
    'AWS::Transfer::Server',
    { SecurityPolicyName: 'TransferSecurityPolicy-2020-06' },
    { SecurityPolicyName: 'TransferSecurityPolicy-2024-01' },
  ],
  ['AWS::SES::ConfigurationSet', {}, { DeliveryOptions: { TlsPolicy: 'REQUIRE' } }],
  ['AWS::SNS::Subscription', { Protocol: 'http' }, { Protocol: 'https' }],
  ['AWS::SNS::Topic', { Subscription: [{ Protocol: 'http' }] }, { Subscription: [{ Protocol: 'email' }] }],
  [
    'AWS::Events::ApiDestination',
    { InvocationEndpoint: 'http://a.example.org' },
    { InvocationEndpoint: 'https://a.example.org' },
  ],
  [
    'AWS::ApiGateway::Method',
    { Integration: { Uri: { 'Fn::Sub': 'http://${Host}/' } } },
    { Integration: { Uri: 'https://a.example.org' } },
  ],
  [
    'AWS::ApiGatewayV2::Integration',
    { IntegrationUri: 'http://a.example.org' },
    { IntegrationUri: { Ref: 'Listener' } },
  ],
  [
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    { Actions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTP' } }] },
    { Actions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }] },
  ],
  [
    'AWS::ElasticLoadBalancingV2::Listener',
    { DefaultActions: [{ RedirectConfig: { Protocol: 'HTTP' } }] },
    { DefaultActions: [{ RedirectConfig: { Protocol: '#{protocol}' } }] },
  ],
  ['AWS::VpcLattice::Listener', { Protocol: 'HTTP' }, { Protocol: 'HTTPS' }],
  ['AWS::VpcLattice::TargetGroup', { Config: { Protocol: 'HTTP' } }, { Config: { Protocol: 'HTTPS' } }],
  ['AWS::SES::ReceiptRule', { Rule: { TlsPolicy: 'Optional' } }, { Rule: { TlsPolicy: 'Require' } }],
  ['AWS::Glue::Connection', jdbc('false'), jdbc('true')],
  [
    'AWS::ECS::TaskDefinition',
    { Volumes: [{ EFSVolumeConfiguration: { FilesystemId: 'fs-1' } }] },
    { Volumes: [{ EFSVolumeConfiguration: { FilesystemId: 'fs-1', TransitEncryption: 'ENABLED' } }] },
  ],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', { Protocol: 'HTTP' }, { Protocol: 'HTTPS' }],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    { HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: 'http://a.example.org' } } },
    {},
  ],
];

function jdbc(JDBC_ENFORCE_SSL: string): object {
  return { ConnectionInput: { ConnectionType: 'JDBC', ConnectionProperties: { JDBC_ENFORCE_SSL } } };
}

test.each(settings)('%s fails with %j and passes with %j', (Type, plain, encrypted) => {
  const judge = (Properties: object) =>
    outcomes('ServiceTransportEncrypted', { It: { Type, Properties: { ...Properties } } });
  expect(judge(plain)).toContain('fail It');
  // A file server has two settings, of which only the one of the table is told apart here.
  expect(judge({ ...encrypted })).not.toContain('fail It');
});
