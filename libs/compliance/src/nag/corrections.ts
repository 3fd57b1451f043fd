import type { TemplateView, ViewedResource } from '@hipaa-cdk/rules';

/** Decides from the template what a rule decides from the construct tree, which a template does not have. */
export type TreeRule = (template: TemplateView, logicalId: string) => boolean;

const EMPTIES_DEFAULT_GROUP = 'Custom::VpcRestrictDefaultSG';

/** Rules that judge a resource by itself, or by a construct with a certain name, where only what is around it tells. */
export const treeRules: Readonly<Record<string, TreeRule>> = {
  /** Passes a VPC beside a construct that empties its default security group; in a template, that resource names the VPC. */
  VPCDefaultSecurityGroupClosed: (template, vpc) =>
    template
      .resources(EMPTIES_DEFAULT_GROUP)
      .some(({ properties }) => template.target(properties['DefaultSecurityGroupId'])?.logicalId === vpc),
  /** Passes the security group of a load balancer that has to be open to the internet, and is so for HTTPS only. */
  EC2RestrictedInbound: isFrontDoor,
  /** Passes an environment whose logs are kept elsewhere than in the bucket that the rule has in mind. */
  ElasticBeanstalkEC2InstanceLogsToS3: streamsLogs,
  /** Passes a build whose sources need no password or token in the project, in other ways than by OAuth too. */
  CodeBuildProjectSourceRepoUrl: isKeylessSource,
};

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
 * nothing else, and open for HTTPS alone. Closing that to the internet would close the application.
 */
function isFrontDoor(template: TemplateView, logicalId: string): boolean {
  const group = template.resources('AWS::EC2::SecurityGroup').find((one) => one.logicalId === logicalId);
  const wearers = template
    .resources('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(({ properties }) => names(properties['SecurityGroups'], logicalId));
  return (
    group !== undefined &&
    wearers.length > 0 &&
    wearers.every(({ properties }) => properties['Scheme'] === 'internet-facing') &&
    !template.resources(...MACHINES).some(({ properties }) => names(properties, logicalId)) &&
    ingress(group).every((rule) => !isOpen(rule) || isHttps(rule))
  );
}

function ingress({ properties }: ViewedResource): readonly Values[] {
  const rules = properties['SecurityGroupIngress'];
  return Array.isArray(rules) ? (rules as readonly Values[]) : [];
}

function isOpen(rule: Values): boolean {
  return ['CidrIp', 'CidrIpv6'].some((range) => String(rule[range]).endsWith('/0'));
}

function isHttps({ IpProtocol, FromPort, ToPort }: Values): boolean {
  return IpProtocol === 'tcp' && FromPort === 443 && ToPort === 443;
}

/** Whether a reference to the resource stands anywhere in a value. */
function names(value: unknown, logicalId: string): boolean {
  return JSON.stringify(value ?? null).includes(JSON.stringify(logicalId));
}
