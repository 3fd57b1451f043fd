import { cloudFormationType, serviceOf } from '../handlers/cloudformation-types';
import { isRecord } from '../reading/policy';
import { type KnownReferences, asPattern, textOf } from '../reading/text';

/** A template as it will be deployed. */
export interface DeployedTemplate {
  /** Name of its stack. Those of nested stacks begin with it. */
  readonly stackName: string;
  readonly template: TemplateBody;
  /** How names of its environment begin, as words: `['hipaa', 'test']` for `hipaa-test-`, `/hipaa/test/`. */
  readonly prefix: readonly string[];
}

/** The part of a template that matters here. */
export interface TemplateBody {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type?: unknown; readonly Default?: unknown }>>;
}

/** One resource of it. */
export interface TemplateResource {
  readonly Type?: unknown;
  readonly Properties?: unknown;
}

/** Names of resources of one type, as patterns, and whether all of them carry the tags that tell whose they are. */
export interface TypeNames {
  readonly type: string;
  readonly service: string;
  readonly names: readonly string[];
  /** How names of the environments begin that have the type. */
  readonly prefixes: readonly string[];
  readonly tagged: boolean;
}

export interface NamesProps {
  readonly templates: readonly DeployedTemplate[];
  readonly known: KnownReferences;
  /** Tags that tell whose a resource is. */
  readonly tagNames: readonly string[];
}

/**
 * Names of the resources of each type in the templates, and of the next ones of their kind: a name that begins like the
 * environment stands for all that do.
 */
export function typeNames(props: NamesProps): ReadonlyMap<string, TypeNames> {
  const found = new Map<string, TypeNames>();
  for (const { template, prefix } of props.templates) {
    for (const resource of Object.values(template.Resources ?? {})) {
      const type = String(resource.Type);
      const properties = isRecord(resource.Properties) ? resource.Properties : {};
      const known = found.get(type);
      const own = withPath(
        namesOf(type, properties, prefix, props.known),
        pathOf(type, properties),
        props.known,
      );
      found.set(type, {
        type,
        service: known?.service ?? serviceOf(type),
        names: union(known?.names, own),
        prefixes: union(known?.prefixes, [generatedPrefix(prefix)]),
        tagged: (known?.tagged ?? true) && hasTags(type, properties, props.tagNames),
      });
    }
  }
  return found;
}

function union(some: readonly string[] = [], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}

/** What references of CloudFormation itself stand for, in one place. */
export function knownReferences(place: Place): KnownReferences {
  return {
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

/** Where resources are. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** How a name begins that CloudFormation makes up. */
export function generatedPrefix(prefix: readonly string[]): string {
  return `${prefix.join('-')}-*`;
}

/**
 * Names that CloudFormation makes up otherwise than from the name of the stack.
 *
 * Source: CloudFormation User Guide, "Name type"; Systems Manager and Secrets Manager, resource type reference. Where a
 * service takes 32 characters or 40, little is left of the name of the stack.
 */
const GENERATED: Readonly<Record<string, string>> = {
  'AWS::SSM::Parameter': 'CFN-*',
  'AWS::SecretsManager::Secret': '*',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': '*',
  'AWS::ElasticLoadBalancingV2::TargetGroup': '*',
  'AWS::ElasticLoadBalancingV2::Listener': '*',
  'AWS::ElasticLoadBalancingV2::ListenerRule': '*',
  'AWS::ElasticLoadBalancing::LoadBalancer': '*',
};

/** Properties with the first name in an ARN: that of another resource, or one that is not called a name. */
const NAMED_BY: Readonly<Record<string, string>> = {
  'AWS::ECS::Service': 'Cluster',
  'AWS::ElasticBeanstalk::ApplicationVersion': 'ApplicationName',
  'AWS::ElasticBeanstalk::Environment': 'ApplicationName',
  'AWS::IAM::OIDCProvider': 'Url',
  'AWS::Route53::RecordSet': 'HostedZoneId',
};

/** Whether a type is named by the id that somebody gives, and not by a name. */
export function isNamedById(type: string): boolean {
  return NAMED_BY[type]?.endsWith('Id') ?? false;
}

function namesOf(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  prefix: readonly string[],
  known: KnownReferences,
): readonly string[] {
  const property = nameProperty(type, properties);
  const given = property === undefined ? undefined : properties[property];
  const text = given === undefined ? '' : asPattern(textOf(given, known)).replace(/^https:\/\//, '');
  if (text === '' || text === '*') return [GENERATED[type] ?? generatedPrefix(prefix)];
  return [widened(text, prefix)];
}

function pathOf(type: string, properties: Readonly<Record<string, unknown>>): unknown {
  return type.startsWith('AWS::IAM::') ? properties['Path'] : undefined;
}

/** Identities have their path in their ARN, in front of the name. */
function withPath(names: readonly string[], path: unknown, known: KnownReferences): readonly string[] {
  if (path === undefined) return names;
  const text = asPattern(textOf(path, known)).replace(/^\//, '');
  return names.map((name) => `${text}${name}`);
}

/** Property that names a resource, which need not be the one that identifies it. */
function nameProperty(type: string, properties: Readonly<Record<string, unknown>>): string | undefined {
  const short = type.split('::')[2] ?? '';
  const ids = cloudFormationType(type)?.id ?? [];
  const candidates = [NAMED_BY[type] ?? '', ...ids, 'Name', `${short}Name`, `${short}Identifier`];
  return candidates.find((one) => one in properties && one !== 'Scope');
}

/** `/hipaa/test/network/vpcId` stands for `/hipaa/test/*`; a name that does not begin like the environment, for itself. */
function widened(name: string, prefix: readonly string[]): string {
  const begin = new RegExp(`^(.*?(?<![a-z0-9])${prefix.join('[-_/]')}[-_/])`, 'i').exec(name)?.[1];
  return begin === undefined ? name : `${begin}*`;
}

function hasTags(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
): boolean {
  const known = cloudFormationType(type);
  // What is tagged only after it is made may be changed before it is.
  if (!known?.tags || !known.tagged) return false;
  // The tags of the stack come along.
  if (known.stamped) return true;
  const tags = properties[known.tags];
  const names = Array.isArray(tags)
    ? tags.map((tag: unknown) => (isRecord(tag) ? String(tag['Key']) : ''))
    : Object.keys(isRecord(tags) ? tags : {});
  return wanted.every((name) => names.includes(name));
}
