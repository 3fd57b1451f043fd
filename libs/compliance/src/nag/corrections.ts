import { type TemplateView, type ViewedResource, opensToRedirectsOnly } from '@hipaa-cdk/rules';
import type { Correction } from '../judgement/correction';
import { provedCorrections } from './proved-corrections';
import { wildcardCorrections } from './wildcards';

const EMPTIES_DEFAULT_GROUP = 'Custom::VpcRestrictDefaultSG';

const owner = 'hipaa-cdk';

/**
 * Where public rules are wrong, for everybody: they judge a resource by itself, or by the letter, where only what is around it
 * tells. Each is shown as what it is, beside what was found, excepted and proved.
 */
export const publicCorrections: readonly Correction[] = [
  {
    id: 'emptied-default-group',
    rule: 'VPCDefaultSecurityGroupClosed',
    reason: 'the rule looks for a construct beside the VPC, which a template does not have',
    owner,
    instead: `a ${EMPTIES_DEFAULT_GROUP} of the template empties the default security group of the VPC`,
    covers: (template, { logicalId }) =>
      template
        .resources(EMPTIES_DEFAULT_GROUP)
        .some(
          ({ properties }) => template.target(properties['DefaultSecurityGroupId'])?.logicalId === logicalId,
        ),
  },
  {
    id: 'front-door',
    rule: 'EC2RestrictedInbound',
    reason: 'the security group of a load balancer that faces the internet has to be open to it',
    owner,
    instead:
      'it is open for HTTPS, and for redirects to it, alone; HipaaPlus::IngressOnAuthorizedPorts judges every port',
    covers: (template, { logicalId }) => isFrontDoor(template, logicalId),
  },
  {
    id: 'streamed-logs',
    rule: 'ElasticBeanstalkEC2InstanceLogsToS3',
    reason: 'logs that CloudWatch Logs keeps need no copy in a bucket that Beanstalk makes',
    owner,
    instead: 'HipaaPlus::BeanstalkLogRetention',
    covers: (template, { logicalId }) => streamsLogs(template, logicalId),
  },
  {
    id: 'keyless-source',
    rule: 'CodeBuildProjectSourceRepoUrl',
    reason: 'the rule knows OAuth only, and asks for it where there is no repository at all',
    owner,
    instead: 'no source of the project has a password or token in it',
    covers: (template, { logicalId }) => isKeylessSource(template, logicalId),
  },
  ...provedCorrections,
  ...wildcardCorrections(),
];

interface Option {
  readonly Namespace?: unknown;
  readonly OptionName?: unknown;
  readonly Value?: unknown;
}

/** What has to be said for logs to outlive the machines and the environment. */
const kept: Readonly<Record<string, (value: string) => boolean>> = {
  StreamLogs: (value) => value === 'true',
  DeleteOnTerminate: (value) => value === 'false',
  RetentionInDays: (value) => /^\d+$/.test(value),
};

/**
 * Whether an environment of Beanstalk sends the logs of its machines to CloudWatch Logs, to be kept there for a time that
 * somebody has chosen. That is what a copy in S3 is asked for, without the bucket that Beanstalk makes by itself.
 */
function streamsLogs(template: TemplateView, logicalId: string): boolean {
  const environment = template
    .resources('AWS::ElasticBeanstalk::Environment')
    .find((one) => one.logicalId === logicalId);
  const options = environment?.properties['OptionSettings'];
  const logs = (Array.isArray(options) ? (options as readonly Option[]) : []).filter(
    ({ Namespace }) => Namespace === 'aws:elasticbeanstalk:cloudwatch:logs',
  );
  return Object.entries(kept).every(([name, holds]) =>
    logs.some(({ OptionName, Value }) => OptionName === name && holds(String(Value))),
  );
}

/** Sources that ask nobody outside of AWS for anything: IAM decides who may read them. */
const OF_AWS: ReadonlySet<string> = new Set(['CODECOMMIT', 'CODEPIPELINE', 'NO_SOURCE', 'S3']);

/** Ways to sign in without a password or token in the project: the account's OAuth authorisation, or a connection. */
const KEYLESS: ReadonlySet<string> = new Set(['OAUTH', 'CODECONNECTIONS']);

interface Source {
  readonly Type?: unknown;
  readonly Location?: unknown;
  readonly Auth?: { readonly Type?: unknown };
}

/**
 * Whether a build gets at all of its sources without a password or token that stands in the project. The rule knows one
 * way, OAuth, and asks for it where there is no repository at all.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/codebuild-project-source-repo-url-check.html
 */
function isKeylessSource(template: TemplateView, project: string): boolean {
  const properties = template.resources().find(({ logicalId }) => logicalId === project)?.properties ?? {};
  const secondary = (properties['SecondarySources'] ?? []) as unknown;
  const sources = [properties['Source'], ...(Array.isArray(secondary) ? secondary : [secondary])];
  return sources.every((source) => isKeyless(source as Source | undefined));
}

function isKeyless(source: Source | undefined): boolean {
  if (OF_AWS.has(String(source?.Type))) return true;
  return KEYLESS.has(String(source?.Auth?.Type)) && isPlainAddress(source?.Location);
}

/** An address with a user or password in it says so before the first `@`. */
function isPlainAddress(location: unknown): boolean {
  return typeof location === 'string' && /^https:\/\/[^@]+$/.test(location);
}

type Values = Readonly<Record<string, unknown>>;

/** What can have a security group and is no load balancer. */
const MACHINES = [
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::NetworkInterface',
  'AWS::ECS::Service',
  'AWS::Lambda::Function',
];

/**
 * Whether a security group is the front door of an application: worn by load balancers that face the internet and by
 * nothing else, and open for HTTPS, or what is sent on to HTTPS, alone. Closing that to the internet would close the application.
 */
function isFrontDoor(template: TemplateView, logicalId: string): boolean {
  const group = template.resources('AWS::EC2::SecurityGroup').find((one) => one.logicalId === logicalId);
  const balancers = template
    .resources('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(({ properties }) => names(properties['SecurityGroups'], logicalId));
  return (
    group !== undefined &&
    balancers.length > 0 &&
    balancers.every(({ properties }) => properties['Scheme'] === 'internet-facing') &&
    !template.resources(...MACHINES).some(({ properties }) => names(properties, logicalId)) &&
    ingress(group).every(
      (rule) =>
        !isOpen(rule) || isTcp(rule, 443) || (isTcp(rule, 80) && opensToRedirectsOnly(logicalId, template)),
    )
  );
}

function ingress({ properties }: ViewedResource): readonly Values[] {
  const rules = properties['SecurityGroupIngress'];
  return Array.isArray(rules) ? (rules as readonly Values[]) : [];
}

function isOpen(rule: Values): boolean {
  return ['CidrIp', 'CidrIpv6'].some((range) => String(rule[range]).endsWith('/0'));
}

function isTcp({ IpProtocol, FromPort, ToPort }: Values, port: number): boolean {
  return IpProtocol === 'tcp' && FromPort === port && ToPort === port;
}

/** Whether a reference to the resource stands anywhere in a value. */
function names(value: unknown, logicalId: string): boolean {
  return JSON.stringify(value ?? null).includes(JSON.stringify(logicalId));
}
