import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { attachedPolicies } from '../../reading/policy-statements';
import { bucketDeniesOldTls, bucketDeniesPlainTransport, deniesPlainTransport } from '../../reading/denials';
import { judged, propertyRule } from '../../reading/property-rule';
import { isTrue, lowerCase, alternatives, isRecord } from '../../reading/values';
import { databases, engineFamily, type EngineFamily } from './database-engine';

const bucketDenials = [
  { denies: bucketDeniesPlainTransport, problem: 'no policy turns away requests in plain HTTP' },
  { denies: bucketDeniesOldTls, problem: 'no policy turns away TLS below 1.2' },
];

const caches = ['AWS::ElastiCache::ReplicationGroup'];

const forceSsl: Switch = { parameter: 'rds.force_ssl', on: ['1'] };

const secureTransport: Switch = { parameter: 'require_secure_transport', on: ['on', '1'] };

/** Oracle and Db2 encrypt connections by other means than a parameter: nothing is said of them. */
const switches: Readonly<Partial<Record<EngineFamily, Switch>>> = {
  postgres: forceSsl,
  sqlserver: forceSsl,
  mysql: secureTransport,
};

const searchDomains = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

export const inTransitRules: readonly Rule[] = [
  /**
   * Two statements are needed: a request in plain HTTP has no TLS version that could be too low. The policy must be in the
   * template of the bucket.
   */
  {
    id: 'BucketTlsOnly',
    description: 'Buckets are reached by TLS 1.2 or later only',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(i)', '45 CFR 164.312(e)(2)(ii)'],
    remedy:
      'Deny aws:SecureTransport false and s3:TlsVersion below 1.2 (enforceSSL and minimumTLSVersion in CDK).',
    evaluate: (template) =>
      template.resources('AWS::S3::Bucket').flatMap((bucket) => bucketVerdicts(bucket, template)),
  },

  /** A cache in mode `preferred` takes connections of both kinds. */
  propertyRule({
    id: 'CacheTlsRequired',
    description: 'Caches refuse connections that are not encrypted',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy:
      'Set TransitEncryptionEnabled to true and leave TransitEncryptionMode out, or set it to required.',
    checks: [
      {
        types: caches,
        property: 'TransitEncryptionEnabled',
        holds: isTrue,
        problem: 'connections are not encrypted',
      },
      {
        types: caches,
        property: 'TransitEncryptionMode',
        holds: (value) => value === undefined || lowerCase(value) === 'required',
        problem: 'connections need not be encrypted',
      },
    ],
  }),

  /**
   * The parameter has to be written down. PostgreSQL 15 and later force TLS by default, but a default belongs to AWS and to
   * a version, and a group that is not in the template may say anything.
   */
  {
    id: 'DatabaseTlsForced',
    description: 'Databases refuse connections that are not encrypted',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy:
      'Give the database a parameter group of the template with rds.force_ssl=1 (PostgreSQL, SQL Server) or require_secure_transport=ON (MySQL, MariaDB).',
    evaluate: (template) =>
      databases(template).flatMap((database) => [...databaseVerdicts(database, template)]),
  },

  propertyRule({
    id: 'FileSystemTlsOnly',
    description: 'File systems are mounted by encrypted connections only',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy: 'Deny aws:SecureTransport false in FileSystemPolicy.',
    checks: [
      {
        types: ['AWS::EFS::FileSystem'],
        property: 'FileSystemPolicy',
        holds: (value) => deniesPlainTransport(value, 'elasticfilesystem:ClientMount'),
        problem: 'it can be mounted without encryption',
      },
    ],
  }),

  /** AWS Config rule: OPENSEARCH_HTTPS_REQUIRED. */
  propertyRule({
    id: 'OpenSearchHttpsRequired',
    description: 'Search domains are reached by TLS 1.2 or later only',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy:
      'Set DomainEndpointOptions.EnforceHTTPS to true and TLSSecurityPolicy to one for TLS 1.2 or later.',
    checks: [
      {
        types: searchDomains,
        property: 'DomainEndpointOptions.EnforceHTTPS',
        holds: isTrue,
        problem: 'it answers in plain HTTP',
      },
      {
        types: searchDomains,
        property: 'DomainEndpointOptions.TLSSecurityPolicy',
        holds: (value) => /^Policy-Min-TLS-1-[23]-/.test(String(value)),
        problem: 'it accepts TLS below 1.2',
      },
    ],
  }),

  tlsOnlyRule({
    id: 'QueueTlsOnly',
    description: 'Queues are reached by encrypted connections only',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy: 'Deny aws:SecureTransport false in a queue policy (enforceSSL in CDK).',
    type: 'AWS::SQS::Queue',
    policy: 'QueuePolicy',
    actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
  }),

  tlsOnlyRule({
    id: 'TopicTlsOnly',
    description: 'Topics are published to by encrypted connections only',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy: 'Deny sns:Publish for aws:SecureTransport false in a topic policy (enforceSSL in CDK).',
    type: 'AWS::SNS::Topic',
    policy: 'TopicPolicy',
    actions: ['sns:Publish'],
  }),
];

function bucketVerdicts(bucket: ViewedResource, template: TemplateView): Verdict[] {
  const policies = attachedPolicies(bucket, template);
  return bucketDenials.map(({ denies, problem }) => {
    const value = policies.find(denies) ?? policies[0];
    return judged(bucket, { property: 'BucketPolicy', value, holds: policies.some(denies), problem });
  });
}

interface Switch {
  readonly parameter: string;
  readonly on: readonly string[];
}

function* databaseVerdicts(database: ViewedResource, template: TemplateView): Iterable<Verdict> {
  const family = engineFamily(database);
  const candidates = family ? [switches[family]] : [forceSsl, secureTransport];
  const wanted = candidates.filter((one) => one !== undefined);
  if (wanted.length === 0) return;
  const property =
    database.Type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName';
  const value = database.properties[property];
  const group = template.target(value);
  const names = wanted.map(({ parameter }) => parameter).join(' or ');
  if (!group) {
    const problem = `its parameters are not in the template, so nothing shows that ${names} is on`;
    yield judged(database, { property, value, holds: false, problem });
    return;
  }
  const set = wanted.find(({ parameter }) => parametersOf(group)[parameter] !== undefined) ?? wanted[0];
  const parameter = set?.parameter ?? names;
  const found = parametersOf(group)[parameter];
  yield judged(group, {
    property: `Parameters.${parameter}`,
    value: found,
    holds: alternatives(found).every((one) => set?.on.includes(String(one).toLowerCase()) === true),
    problem: `${names} is not on for ${database.logicalId}`,
  });
}

function parametersOf(group: ViewedResource): Readonly<Record<string, unknown>> {
  const parameters = group.properties['Parameters'];
  return isRecord(parameters) ? parameters : {};
}

interface TlsOnlyRuleProps extends Omit<Rule, 'evaluate'> {
  /** Type of the resources that need a policy. */
  readonly type: string;
  /** What their policy is called in a verdict. */
  readonly policy: string;
  /** What nobody may do in plain text. */
  readonly actions: readonly string[];
}

/** A rule that wants a policy of the template to turn away messages in plain text. */
function tlsOnlyRule({ type, policy, actions, ...rule }: TlsOnlyRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template) =>
      template.resources(type).map((resource) => {
        const policies = attachedPolicies(resource, template);
        const denying = policies.find((one) => deniesPlainTransport(one, ...actions));
        const value = denying ?? policies[0];
        const holds = denying !== undefined;
        return judged(resource, {
          property: policy,
          value,
          holds,
          problem: 'messages may travel in plain text',
        });
      }),
  };
}
