import { type HandlerCall, serviceOf } from '../handlers/cloudformation-types';
import { isRecord, statementsOf } from '../reading/policy';
import { type KnownReferences, asPattern, textOf } from '../reading/text';
import { principalsOf } from '../evaluate/principal';
import { type DeployedTemplate, type Place, type TypeNames, generatedPrefix, knownReferences } from './names';
import type { Need } from './need';

interface IdentityProps extends Place {
  readonly templates: readonly DeployedTemplate[];
  readonly types: ReadonlyMap<string, TypeNames>;
  /** Types of the templates -> calls that CloudFormation makes for them. */
  readonly described: ReadonlyMap<string, readonly HandlerCall[]>;
}

/**
 * What no resource of a template is about: roles that are handed to services, those that services make themselves, and
 * secrets that CloudFormation fills in.
 */
export function identityNeeds(props: IdentityProps): readonly Need[] {
  return [...passedRoles(props), ...serviceLinkedRoles(props), ...filledInSecrets(props)];
}

const SECRET_BY_ARN = /\{\{resolve:secretsmanager:(arn:[^}]*?:secret:[^:}]+)/g;

/** Secrets that a template names by their ARN. CloudFormation reads them itself, as whoever deploys. */
function filledInSecrets({ templates }: IdentityProps): readonly Need[] {
  const text = JSON.stringify(templates.map(({ template }) => template.Resources));
  const resources = [...new Set([...text.matchAll(SECRET_BY_ARN)].map(([, arn = '']) => arn))].sort();
  if (resources.length === 0) return [];
  return [
    {
      type: 'secrets that are filled in',
      action: 'secretsmanager:GetSecretValue',
      when: 'cu',
      resources,
      source: 'CloudFormation User Guide, "Get a secret or secret value from Secrets Manager"',
    },
  ];
}

/**
 * Roles of the environment, to the services that they trust; and roles of the account that a template names by their ARN,
 * to the services of the types that name them.
 */
function passedRoles(props: IdentityProps): readonly Need[] {
  const { types, described } = props;
  const passing = [...described.keys()].filter((type) => calls(described, type, 'iam:PassRole'));
  if (passing.length === 0) return [];
  const names =
    types.get('AWS::IAM::Role')?.names ?? props.templates.map(({ prefix }) => generatedPrefix(prefix));
  const own = names.map((name) => roleArn(props, name));
  const services = trustedServices(props);
  const source = 'IAM User Guide, "Grant a user permissions to pass a role to an AWS service"';
  const need = (resources: readonly string[], to: readonly string[]): Need => ({
    type: passing.join(', '),
    action: 'iam:PassRole',
    when: 'cu',
    resources: [...resources].sort(),
    condition: { StringEquals: { 'iam:PassedToService': [...to].sort() } },
    source,
  });
  const named = namedRoles(props);
  return [
    ...(services.length > 0 ? [need(own, services)] : []),
    ...[...named].map(([arn, to]) => need([arn], [...to])),
  ];
}

/** Policies that roles of the templates may be given: the environment's own, and those that they name. */
export function attachedPolicies({
  templates,
  types,
  ...place
}: Omit<IdentityProps, 'described'>): readonly string[] {
  const known = knownReferences(place);
  const { partition, account } = place;
  const prefixes = templates.map(({ prefix }) => generatedPrefix(prefix));
  const own = types.get('AWS::IAM::ManagedPolicy')?.names ?? prefixes;
  const named = templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {})
      .flatMap(({ Properties }) =>
        isRecord(Properties) ? texts(Properties['ManagedPolicyArns'], known) : [],
      )
      .map(asPattern)
      .filter((arn) => arn.startsWith('arn:') && !arn.endsWith('/*')),
  );
  return [
    ...new Set([...own.map((name) => `arn:${partition}:iam::${account}:policy/${name}`), ...named]),
  ].sort();
}

/** Services that a role of the templates trusts. */
function trustedServices({ templates, ...place }: IdentityProps): readonly string[] {
  const known = knownReferences(place);
  const found = templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {})
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .flatMap(({ Properties }) =>
        isRecord(Properties) ? statementsOf(Properties['AssumeRolePolicyDocument']) : [],
      )
      .flatMap(({ Principal }) => principalsOf(Principal, known))
      .filter(({ kind }) => kind === 'Service')
      .map(({ text }) => text),
  );
  return [...new Set(found)];
}

/** Roles that templates name by ARN and do not make, with the services that get them. */
function namedRoles({
  templates,
  described,
  ...place
}: IdentityProps): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const known = knownReferences(place);
  const begin = roleArn(place, '');
  for (const { template } of templates) {
    for (const { Type, Properties } of Object.values(template.Resources ?? {})) {
      const type = String(Type);
      if (!calls(described, type, 'iam:PassRole')) continue;
      for (const text of texts(Properties, known)) {
        const arn = asPattern(text);
        if (!arn.startsWith(begin) || arn.endsWith('/*') || /:role\/\*/.test(arn)) continue;
        const to = found.get(arn) ?? new Set<string>();
        to.add(servicePrincipal(arn, type));
        found.set(arn, to);
      }
    }
  }
  return found;
}

/** A role that a service brings along says in its path whose it is. */
function servicePrincipal(arn: string, type: string): string {
  return /role\/aws-service-role\/([^/]+)\//.exec(arn)?.[1] ?? `${serviceOf(type)}.amazonaws.com`;
}

function texts(value: unknown, known: KnownReferences): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, known));
  if (!isRecord(value)) return [];
  const keys = Object.keys(value);
  const isFunction = keys.length === 1 && (keys[0] === 'Ref' || keys[0]?.startsWith('Fn::'));
  return isFunction ? [textOf(value, known)] : Object.values(value).flatMap((one) => texts(one, known));
}

function calls(described: IdentityProps['described'], type: string, action: string): boolean {
  return (described.get(type) ?? []).some((call) => call.action.toLowerCase() === action.toLowerCase());
}

/**
 * Roles that services make for themselves, once an account. Handlers name the action and never the service, and some
 * name neither; a role is that of the service of a type, or of one of its parts, such as `restore-testing.backup`.
 */
function serviceLinkedRoles({ described, partition, account }: IdentityProps): readonly Need[] {
  const making = [...described.keys()].filter(
    (type) => calls(described, type, 'iam:CreateServiceLinkedRole') || type in OTHERS,
  );
  const services = new Set(making.flatMap((type) => [serviceOf(type), ...(OTHERS[type] ?? [])]));
  if (services.size === 0) return [];
  return [
    {
      type: making.join(', '),
      action: 'iam:CreateServiceLinkedRole',
      when: 'cu',
      resources: [...services]
        .sort()
        .map((host) => `arn:${partition}:iam::${account}:role/aws-service-role/*${host}.amazonaws.com/*`),
      source: 'IAM User Guide, "AWS services that work with IAM"',
    },
  ];
}

/**
 * Types whose handlers do not say that a role is made, and services whose roles come beside those of the type's own.
 *
 * Source: pages "Using service-linked roles" of the services.
 */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::RestoreTestingPlan': [],
  'AWS::Backup::BackupSelection': [],
  'AWS::Cognito::UserPool': [],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [],
  'AWS::RDS::DBCluster': [],
  'AWS::WAFv2::LoggingConfiguration': [],
  'AWS::EC2::NatGateway': [],
  'AWS::Config::ConfigurationRecorder': [],
  'AWS::Config::ConformancePack': ['config-conforms'],
  'AWS::ApplicationAutoScaling::ScalableTarget': ['application-autoscaling'],
  'AWS::EC2::InstanceConnectEndpoint': ['ec2-instance-connect'],
  'AWS::ElasticBeanstalk::Environment': ['autoscaling', 'elasticloadbalancing'],
};

function roleArn({ partition, account }: Place, name: string): string {
  return `arn:${partition}:iam::${account}:role/${name}`;
}
