import { propertyRule } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isFalse, isRecord, isTrue, items, lowerCase, readings } from '../../reading/values';
import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';

/** Addresses that are written out with plain HTTP. What a parameter says is not seen. */
const isNotPlainHttp = (value: unknown): boolean => !/^(http|ws):\/\//i.test(textOf(value) ?? '');

/** Whether the part of a connection after the edge is encrypted, service by service; balancers and domains have rules of their own. */
export const serviceTransportRules: readonly Rule[] = [
  propertyRule({
    id: 'ServiceTransportEncrypted',
    description: 'Services that carry health data refuse, and make, connections by TLS only',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy: 'Turn TLS on in the property that is named, and address what is called by https.',
    checks: [
      {
        types: ['AWS::MemoryDB::Cluster'],
        property: 'TLSEnabled',
        holds: (value) => value === undefined || isTrue(value),
        problem: 'it takes connections that are not encrypted',
      },
      {
        types: ['AWS::RDS::DBProxy'],
        property: 'RequireTLS',
        holds: isTrue,
        problem: 'it takes connections that are not encrypted',
      },
      {
        types: ['AWS::DocDB::DBClusterParameterGroup'],
        property: 'Parameters.tls',
        holds: (value) => value === undefined || !['disabled'].includes(lowerCase(value) ?? ''),
        problem: 'TLS is switched off',
      },
      {
        types: ['AWS::Redshift::ClusterParameterGroup'],
        property: 'Parameters',
        holds: (value) => items(value).some((one) => isParameter(one, 'require_ssl', isTrue)),
        problem: 'require_ssl is not on, so that connections need not be encrypted',
      },
      {
        types: ['AWS::RedshiftServerless::Workgroup'],
        property: 'ConfigParameters',
        holds: (value) =>
          value === undefined ||
          !items(value).some(
            (one) => isRecord(one) && one['ParameterKey'] === 'require_ssl' && isFalse(one['ParameterValue']),
          ),
        problem: 'require_ssl is off, so that connections need not be encrypted',
      },
      {
        types: ['AWS::MSK::Cluster'],
        property: 'EncryptionInfo.EncryptionInTransit.ClientBroker',
        holds: (value) => value === undefined || value === 'TLS',
        problem: 'clients may talk to its brokers in plain text',
      },
      {
        types: ['AWS::MSK::Cluster'],
        property: 'EncryptionInfo.EncryptionInTransit.InCluster',
        holds: (value) => value === undefined || isTrue(value),
        problem: 'its brokers talk to each other in plain text',
      },
      {
        types: ['AWS::DMS::Endpoint'],
        property: 'SslMode',
        holds: (value) => ['require', 'verify-ca', 'verify-full'].includes(lowerCase(value) ?? ''),
        problem: 'records travel to or from it in plain text',
        when: ({ properties }) => !/^(s3|dynamodb|kinesis)$/.test(lowerCase(properties['EngineName']) ?? ''),
      },
      {
        types: ['AWS::Transfer::Server'],
        property: 'SecurityPolicyName',
        holds: (value) =>
          /^TransferSecurityPolicy-(FIPS-|PQ-SSH-|SshAuditCompliant-|Restricted-)*(20(2[2-9]|[3-9]\d))/.test(
            String(value),
          ),
        problem: 'its security policy takes ciphers that are out of date',
      },
      {
        types: ['AWS::Transfer::Server'],
        property: 'Protocols',
        holds: (value) => !items(value).includes('FTP'),
        problem: 'files and passwords travel in plain text',
      },
      {
        types: ['AWS::SES::ConfigurationSet'],
        property: 'DeliveryOptions.TlsPolicy',
        holds: (value) => lowerCase(value) === 'require',
        problem: 'mail is delivered in plain text where the receiver has no TLS',
      },
      {
        types: ['AWS::SNS::Subscription'],
        property: 'Protocol',
        holds: (value) => lowerCase(value) !== 'http',
        problem: 'messages are delivered in plain text',
      },
      {
        types: ['AWS::SNS::Topic'],
        property: 'Subscription.*.Protocol',
        holds: (value) => lowerCase(value) !== 'http',
        problem: 'messages are delivered in plain text',
      },
      {
        types: ['AWS::Events::ApiDestination'],
        property: 'InvocationEndpoint',
        holds: isNotPlainHttp,
        problem: 'events are sent in plain text',
      },
      {
        types: ['AWS::ApiGateway::Method'],
        property: 'Integration.Uri',
        holds: isNotPlainHttp,
        problem: 'requests go on in plain text',
        when: ({ properties }) =>
          readings(properties, 'Integration.ConnectionType').every((value) => value !== 'VPC_LINK'),
      },
      {
        types: ['AWS::ApiGatewayV2::Integration'],
        property: 'IntegrationUri',
        holds: isNotPlainHttp,
        problem: 'requests go on in plain text',
      },
      {
        types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
        property: 'Protocol',
        holds: (value) => value !== 'HTTP',
        problem: 'what the load balancer decrypts goes on in plain text',
      },
      ...['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'].map(
        (type) => ({
          types: [type],
          property: type.endsWith('Rule')
            ? 'Actions.*.RedirectConfig.Protocol'
            : 'DefaultActions.*.RedirectConfig.Protocol',
          holds: (value: unknown) => value !== 'HTTP',
          problem: 'it sends people to an address in plain text',
        }),
      ),
      {
        types: ['AWS::VpcLattice::Listener', 'AWS::VpcLattice::TargetGroup'],
        property: 'Protocol',
        holds: (value) => value !== 'HTTP',
        problem: 'requests travel in plain text',
      },
      {
        types: ['AWS::VpcLattice::TargetGroup'],
        property: 'Config.Protocol',
        holds: (value) => value !== 'HTTP',
        problem: 'requests go on in plain text',
      },
      {
        types: ['AWS::SES::ReceiptRule'],
        property: 'Rule.TlsPolicy',
        holds: (value) => value === 'Require',
        problem: 'mail is taken in plain text',
      },
      ...['JDBC_ENFORCE_SSL', 'KAFKA_SSL_ENABLED'].map((name) => ({
        types: ['AWS::Glue::Connection'],
        property: `ConnectionInput.ConnectionProperties.${name}`,
        holds: isTrue,
        problem: 'records travel to or from it in plain text',
        when: ({ properties }: ViewedResource) =>
          readings(properties, 'ConnectionInput.ConnectionType').includes(name.split('_')[0] ?? ''),
      })),
      ...['Volumes.*.EFSVolumeConfiguration', 'ContainerProperties.Volumes.*.EfsVolumeConfiguration'].map(
        (property) => ({
          types: ['AWS::ECS::TaskDefinition', 'AWS::Batch::JobDefinition'],
          property,
          holds: (value: unknown) =>
            !isRecord(value) || readings(value, 'TransitEncryption').every((one) => one === 'ENABLED'),
          problem: 'files travel to and from its containers in plain text',
        }),
      ),
      {
        types: ['AWS::KinesisFirehose::DeliveryStream'],
        property: 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
        holds: isNotPlainHttp,
        problem: 'records are delivered in plain text',
      },
    ],
  }),
];

function isParameter(value: unknown, name: string, holds: (value: unknown) => boolean): boolean {
  return isRecord(value) && value['ParameterName'] === name && holds(value['ParameterValue']);
}
