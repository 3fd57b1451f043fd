import { type TemplateView, type ViewedResource, hipaaPlus, trafficRules } from '@hipaa-cdk/rules';
import type { Correction } from '../judgement/correction';

const owner = 'hipaa-cdk';

/** Where rules of ours are strictest, so that what they prove there holds everywhere. */
const strictest = { dataClass: 'phi', removal: 'retain' } as const;

/**
 * Where a rule of ours proves what a public rule asks for in one way only. The proof is made anew for every template: where it
 * cannot be made, the public rule stands.
 */
export const provedCorrections: readonly Correction[] = [
  {
    id: 'log-bucket-key',
    rule: 'S3DefaultEncryptionKMS',
    reason: 'S3 and load balancers deliver access logs to no bucket whose default encryption is a key of KMS',
    owner,
    instead: 'HipaaPlus::BucketCustomerKey',
    covers: provedBy('BucketCustomerKey'),
  },
  {
    id: 'continuous-table-backup',
    rule: 'DynamoDBInBackupPlan',
    reason: 'a table that can be restored to any second of 35 days needs no plan that makes a copy a day',
    owner,
    instead: 'HipaaPlus::TablePointInTimeRecovery',
    covers: provedBy('TablePointInTimeRecovery'),
  },
  {
    id: 'instance-of-a-cluster',
    rule: 'RDSInBackupPlan',
    reason: 'an instance of an Aurora cluster has no data of its own: the cluster is what is backed up',
    owner,
    instead: 'HipaaPlus::AuroraInBackupPlan',
    covers: (template, { properties }) => {
      const cluster = template.target(properties['DBClusterIdentifier']);
      return cluster !== undefined && provedBy('AuroraInBackupPlan')(template, cluster);
    },
  },
  {
    id: 'stream-with-own-key',
    rule: 'KinesisDataStreamDefaultKeyWhenSSE',
    reason: 'the rule asks for the key of AWS, whose policy nobody can narrow',
    owner,
    instead: 'HipaaPlus::KinesisStreamEncrypted',
    covers: provedBy('KinesisStreamEncrypted'),
  },
  {
    id: 'domain-inside-a-vpc',
    rule: 'OpenSearchAllowlistedIPs',
    reason: 'a domain inside of a VPC takes no policy with addresses of the internet',
    owner,
    instead: 'the domain has VPCOptions, and its security groups are judged',
    covers: (_template, { properties }) => properties['VPCOptions'] !== undefined,
  },
  {
    id: 'redirect-to-https',
    rule: 'ELBv2ACMCertificateRequired',
    reason: 'a listener that only says where HTTPS is speaks HTTP, which knows no certificate',
    owner,
    instead: 'HipaaPlus::NoPlaintextListener',
    covers: (template, resource) =>
      resource.properties['Protocol'] === 'HTTP' && provedBy('NoPlaintextListener')(template, resource),
  },
  {
    id: 'signed-requests',
    rule: 'CognitoUserPoolAPIGWAuthorizer',
    reason: 'requests that are signed with IAM need no user pool',
    owner,
    instead: 'AuthorizationType is AWS_IAM',
    covers: (_template, { properties }) => properties['AuthorizationType'] === 'AWS_IAM',
  },
  {
    id: 'function-without-a-network',
    rule: 'LambdaInsideVPC',
    reason: 'a function outside of a VPC is in no network: whoever calls it is asked by IAM',
    owner,
    instead:
      'no URL and no permission for everybody leads to the function, and its settings name no address outside of AWS',
    covers: (template, { logicalId, properties }) =>
      !template
        .resources('AWS::Lambda::Url', 'AWS::Lambda::Permission')
        .some((door) => opens(door, logicalId, template)) && !namesOutsideAddress(properties['Environment']),
  },
  {
    id: 'execution-role-of-lambda',
    rule: 'IAMNoManagedPolicies',
    reason: 'AWS writes these two for functions, and they allow what every function in a VPC needs',
    owner,
    instead: 'HipaaPlus::NoBroadManagedPolicy',
    covers: (_template, _resource, detail) =>
      /:aws:policy\/service-role\/AWSLambda(Basic|VPCAccess)ExecutionRole$/.test(detail),
  },
  ...['EC2RestrictedInbound', 'EC2RestrictedSSH', 'EC2RestrictedCommonPorts'].map((rule) => ({
    id: 'closed-ranges',
    rule,
    reason: 'the rule cannot read a range that a parameter or the VPC itself gives',
    owner,
    instead: 'every range is private by its own writing, by the pattern of the parameter, or that of a VPC',
    covers: hasClosedRanges,
  })),
];

function provedBy(id: string): (template: TemplateView, resource: ViewedResource) => boolean {
  const rule = hipaaPlus.rules.find((one) => one.id === id);
  return (template, { logicalId }) => {
    const own = [...(rule?.evaluate(template, strictest) ?? [])].filter(
      (verdict) => verdict.logicalId === logicalId,
    );
    return own.length > 0 && own.every(({ outcome }) => outcome === 'pass');
  };
}

function hasClosedRanges(template: TemplateView, { logicalId }: ViewedResource): boolean {
  const rules = trafficRules(template, 'Ingress').filter(({ resource }) => resource.logicalId === logicalId);
  return rules.length > 0 && rules.every(({ range }) => range === 'closed');
}

/** Whether a URL leads to a function, or a permission lets everybody call it. */
function opens({ Type, properties }: ViewedResource, logicalId: string, template: TemplateView): boolean {
  const isUrl = Type === 'AWS::Lambda::Url';
  const target = template.target(properties[isUrl ? 'TargetFunctionArn' : 'FunctionName']);
  return target?.logicalId === logicalId && (isUrl || properties['Principal'] === '*');
}

/** A function outside of a VPC reaches the whole internet: one that is told where to is no longer one that calls AWS alone. */
function namesOutsideAddress(environment: unknown): boolean {
  const addresses = JSON.stringify(environment ?? {}).match(/\b[a-z]+:\/\/[^\s"/]+/gi) ?? [];
  return addresses.some((address) => !/\.amazonaws\.com(\.cn)?$|\$\{AWS::URLSuffix\}$/.test(address));
}
