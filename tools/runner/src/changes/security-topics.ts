import type { Action, PropertyChange } from './layer-changes';

interface Topic {
  readonly name: string;
  /** Types that are about nothing else: coming, going and changing. */
  readonly types?: RegExp;
  /** Paths of properties of whichever type. */
  readonly properties?: RegExp;
}

const topics: readonly Topic[] = [
  {
    name: 'permissions',
    types:
      /^AWS::(IAM|Organizations)::|(Bucket|Queue|Topic|Resource|Registry|AccessPoint)Policy$|::Permission$|RoleAttachment$/,
    properties:
      /(?<!Deletion|Replace)Polic(y|ies)(Document|Arns|Text)?(\.|$)|PermissionsBoundary|Role(Arn)?$/,
  },
  { name: 'trust', properties: /AssumeRolePolicyDocument|ThumbprintList|ClientIdList/ },
  {
    name: 'network rules',
    types: /^AWS::EC2::(SecurityGroup|SecurityGroup(Ingress|Egress)|NetworkAcl(Entry)?)$|^AWS::WAFv2::/,
    properties: /SecurityGroup(Ingress|Egress|Ids?|s)|WebACL|CorsConfiguration/i,
  },
  {
    name: 'public access',
    properties: /Public(lyAccessible|AccessBlock|Ip|Read)|MapPublicIp|AccessControl$|Scheme$/,
  },
  {
    name: 'encryption',
    types: /^AWS::KMS::(Key|ReplicaKey)$|^AWS::CertificateManager::/,
    properties: /Encrypt|Kms|KeyRotation|SSE|SslPolicy|Tls|MinimumProtocolVersion|ObjectOwnership/i,
  },
  {
    name: 'retention and deletion',
    properties:
      /Retention|DeletionPolicy|UpdateReplacePolicy|DeletionProtect|ObjectLock|PendingWindow|Versioning|Lifecycle/,
  },
  {
    name: 'logging',
    types:
      /^AWS::(CloudTrail|Config|GuardDuty|SecurityHub|AccessAnalyzer)::|^AWS::EC2::FlowLog$|LoggingConfiguration$/,
    properties:
      /Logging|LogExports|CloudwatchLogs|LogDestination|TrafficType|AccessLog|IsLogging|EventSelectors/,
  },
  {
    name: 'sign-in',
    properties: /Mfa|PasswordPolic|TokenValidity|AccountRecovery|IAMDatabaseAuthentication/i,
  },
];

/** Settings that only matter when they are on: a new resource has them said. */
const OPEN = /PubliclyAccessible|MapPublicIpOnLaunch/;

/**
 * What of a change matters to security, in words.
 *
 * The properties of a resource that is added are its description rather than changes, so there only the type counts, and
 * what opens it to the world.
 */
export function securityTopics(type: string, action: Action, changes: readonly PropertyChange[]): string[] {
  const properties = changes.filter(({ certain }) => certain !== false);
  const whole = action === 'added' || action === 'removed';
  const found = topics
    .filter(
      (topic) =>
        topic.types?.test(type) === true ||
        (!whole && properties.some(({ path }) => topic.properties?.test(path))),
    )
    .map(({ name }) => name);
  const opened = whole && properties.some(({ path, after }) => OPEN.test(path) && after === 'true');
  return opened ? [...new Set([...found, 'public access'])] : found;
}
