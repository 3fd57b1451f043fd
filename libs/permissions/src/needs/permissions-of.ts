import { UserError } from '@hipaa-cdk/errors';
import {
  type CloudFormationType,
  type HandlerCall,
  cloudFormationType,
  handlerCalls,
} from '../handlers/cloudformation-types';
import { isRecord } from '../reading/policy';
import {
  type ActionReference,
  actionReference,
  actionsOfService,
  canName,
} from '../reference/service-reference';
import { type Addition, additionsFor } from './additions';
import { type ArnPattern, arnPatterns } from './arn-patterns';
import { type OwnTags, conditionsFor } from './conditions';
import { attachedPolicies, identityNeeds } from './identity-needs';
import { whyLeftOut } from './left-out';
import { type DeployedTemplate, type Place, type TypeNames, knownReferences, typeNames } from './names';
import type { Condition, Need, NotUsed } from './need';

const STORED = 'AWS::SSM::Parameter::Value<';

/**
 * Values of the parameter store that templates read: CloudFormation looks them up with the role of the stack.
 *
 * Source: CloudFormation User Guide, "Specify existing resources at runtime with CloudFormation-supplied parameter types".
 */
function storedValueNeeds(props: PermissionsProps): readonly Need[] {
  const { templates, partition, region, account } = props;
  const prefixes = templates.map(({ prefix }) => prefix);
  const own = `arn:${partition}:ssm:${region}:${account}:parameter`;
  const names = templates.flatMap(({ template }) =>
    Object.values(template.Parameters ?? {})
      .filter(({ Type }) => String(Type).startsWith(STORED))
      .map((parameter) => String(parameter.Default)),
  );
  const inside = new Set([
    // Whoever deploys may name any other value of the environment as the parameter.
    ...prefixes.map((words) => `${own}/${words.join('/')}/*`),
    // Every template asks for the version of the bootstrap.
    `${own}/cdk-bootstrap/*`,
    ...names
      .filter((name) => !prefixes.some((words) => name.startsWith(`/${words.join('/')}/`)))
      .map((name) =>
        name.startsWith('/aws/') ? published(name, partition, region) : `${own}${rooted(name)}`,
      ),
  ]);
  return [
    {
      type: 'every template',
      action: 'ssm:GetParameters',
      when: 'cu',
      resources: [...inside].sort(),
      source: 'CloudFormation User Guide, "Specify existing resources at runtime"',
    },
  ];
}

/** Values that AWS publishes belong to nobody's account. */
function published(name: string, partition: string, region: string): string {
  return `arn:${partition}:ssm:${region}::parameter/${name.split('/').slice(1, 3).join('/')}/*`;
}

function rooted(name: string): string {
  return name.startsWith('/') ? name : `/${name}`;
}

/** What a layer says about a type that AWS does not describe: calls as in the registry, and where that is written. */
export interface DeclaredType extends CloudFormationType {
  readonly source: string;
}

/** What is deployed, and where. */
export interface PermissionsProps extends Place {
  readonly templates: readonly DeployedTemplate[];
  /** Tags of every resource of them. */
  readonly tags: OwnTags;
  /**
   * Types that AWS does not describe.
   *
   * @default - none
   */
  readonly declared?: Readonly<Record<string, DeclaredType>>;
}

/** What CloudFormation needs for templates, and what its handlers list beyond that. */
export interface Permissions {
  readonly needs: readonly Need[];
  readonly notUsed: readonly NotUsed[];
  /** Types of the templates, in alphabetical order. */
  readonly types: readonly string[];
}

/** Types that ask nothing of AWS. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::WaitConditionHandle',
]);

/**
 * What CloudFormation needs to create, read, change, tag and delete the resources of templates, nested ones included.
 *
 * @throws UserError `TYPES_NOT_DESCRIBED` naming types whose calls neither AWS nor a layer says
 */
export function permissionsOf(props: PermissionsProps): Permissions {
  const { templates, declared = {} } = props;
  const known = knownReferences(props);
  const types = typeNames({ templates, known, tagNames: Object.keys(props.tags) });
  const wanted = [...types.values()].filter(({ type }) => !NOTHING_TO_DO.has(type));
  refuseUndescribed(wanted, declared);
  const calls = new Map(wanted.map(({ type }) => [type, callsOf(type, declared[type])]));
  const scope: Scope = { props, types, calls };
  const results = wanted.map((names) => typePermissions(names, scope));
  return {
    needs: [
      ...storedValueNeeds(props),
      ...results.flatMap(({ needs }) => needs),
      ...identityNeeds({ ...props, types, described: calls }),
    ],
    notUsed: results.flatMap(({ notUsed }) => notUsed),
    types: wanted.map(({ type }) => type).sort(),
  };
}

interface Scope {
  readonly props: PermissionsProps;
  readonly types: ReadonlyMap<string, TypeNames>;
  readonly calls: ReadonlyMap<string, readonly HandlerCall[]>;
}

function callsOf(type: string, declared?: DeclaredType): readonly HandlerCall[] {
  const described = isDescribed(type) ? cloudFormationType(type) : declared;
  return described ? handlerCalls(described) : [];
}

function refuseUndescribed(
  types: readonly TypeNames[],
  declared: Readonly<Record<string, DeclaredType>>,
): void {
  const missing = types
    .map(({ type }) => type)
    .filter((type) => !isCustom(type) && !isDescribed(type) && !Object.hasOwn(declared, type));
  if (missing.length === 0) return;
  throw new UserError({
    code: 'TYPES_NOT_DESCRIBED',
    message: `AWS does not say what CloudFormation calls for ${missing.sort().join(', ')}`,
    remedy:
      'say it, with a source, in permissions.json of the layer that uses the type: see libs/permissions/README.md',
  });
}

/** Types of the time before the registry have no handlers in it. */
function isDescribed(type: string): boolean {
  return Object.keys(cloudFormationType(type)?.calls ?? {}).length > 0;
}

/** Custom resources are made by a function; CloudFormation calls nothing but that. */
function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

function typePermissions(
  names: TypeNames,
  scope: Scope,
): { readonly needs: Need[]; readonly notUsed: NotUsed[] } {
  const { type } = names;
  if (isCustom(type)) return { needs: customNeeds(names, scope), notUsed: [] };
  const source = isDescribed(type) ? `handlers of ${type}` : (scope.props.declared?.[type]?.source ?? '');
  const properties = propertiesOf(type, scope.props.templates);
  const needs: Need[] = additionsFor(type).flatMap((one) => addition(one, names, scope));
  const notUsed: NotUsed[] = [];
  const calls = (scope.calls.get(type) ?? []).flatMap(({ action, when }) =>
    expanded(action).map((name) => ({ name, when })),
  );
  for (const { name, when } of calls) {
    const reference = actionReference(name);
    const why = reference ? whyLeftOut({ type, action: name, properties, types: scope.types }) : UNLISTED;
    if (reference && why === undefined) needs.push(...scoped(reference, { names, when, source, scope }));
    else notUsed.push({ type, action: name, why: why ?? UNLISTED });
  }
  return { needs, notUsed };
}

const UNLISTED = 'AWS lists no such action';

/** Actions that a name with wildcards stands for. */
function expanded(action: string): readonly string[] {
  if (!action.includes('*')) return [action];
  const [service = '', pattern = ''] = action.split(':');
  const begin = pattern.split('*')[0]?.toLowerCase() ?? '';
  return actionsOfService(service).filter((one) => one.split(':')[1]?.toLowerCase().startsWith(begin));
}

interface Asked {
  readonly names: TypeNames;
  readonly when: string;
  readonly source: string;
  readonly scope: Scope;
}

/** Actions that give somebody a policy, which has to be one that the templates have or name. */
const ATTACHING: ReadonlySet<string> = new Set([
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:AttachGroupPolicy',
]);

/** Actions that say by themselves what they are about: see `identity-needs`. */
const ELSEWHERE: ReadonlySet<string> = new Set(['iam:PassRole', 'iam:CreateServiceLinkedRole']);

function scoped(reference: ActionReference, { names, when, source, scope }: Asked): readonly Need[] {
  const { action } = reference;
  if (ELSEWHERE.has(action)) return [];
  const { props, types } = scope;
  const patterns = arnPatterns(reference, { ...props, types, prefixes: names.prefixes });
  const need = (resources: readonly string[], condition: Condition | undefined, own = false): Need => ({
    type: names.type,
    action,
    when,
    resources,
    condition,
    ...(own && { own }),
    source,
  });
  if (ATTACHING.has(action)) {
    const policies = { 'iam:PolicyARN': attachedPolicies({ ...props, types }) };
    return patterns.map(({ arn }) => need([arn], { ArnLike: policies }));
  }
  const each = (pattern: ArnPattern | undefined): readonly Need[] =>
    conditionsFor(reference, pattern, props.tags, names.tagged).map((condition) =>
      need(
        [pattern?.arn ?? '*'],
        pattern ? condition : inRegion(reference, condition, props),
        pattern?.anybodys === false,
      ),
    );
  return patterns.length > 0 ? patterns.flatMap(each) : each(undefined);
}

/** Where no resource can be named, the region stands in for it, unless the service has none. */
function inRegion(
  reference: ActionReference,
  condition: Condition | undefined,
  { region }: Place,
): Condition | undefined {
  if (isGlobal(reference.action.split(':')[0] ?? '')) return condition;
  const equals = { ...condition?.['StringEquals'], 'aws:RequestedRegion': region };
  return { ...condition, StringEquals: equals };
}

const globals = new Map<string, boolean>();

/** Whether calls of a service count as made in one region, wherever they are made from: its ARNs name none. */
function isGlobal(service: string): boolean {
  const known = globals.get(service);
  if (known !== undefined) return known;
  const arns = actionsOfService(service).flatMap((action) => actionReference(action)?.resources ?? []);
  const answer =
    service !== 's3' && arns.every(({ arn }) => (arn.split(':')[3] ?? '') === '') && !REGIONAL.has(service);
  globals.set(service, answer);
  return answer;
}

/** Services without a kind of resource of their own, and with regions. */
const REGIONAL: ReadonlySet<string> = new Set(['tag', 'pricing', 'resource-explorer']);

function addition(
  { actions, on, properties, condition, source }: Addition,
  names: TypeNames,
  scope: Scope,
): readonly Need[] {
  const given = propertiesOf(names.type, scope.props.templates);
  if (properties && !properties.some((one) => given.has(one))) return [];
  return actions.flatMap((name): readonly Need[] => {
    const reference = actionReference(name);
    if (!reference) return [];
    const common = { type: names.type, action: reference.action, when: 'crud', source };
    if (!on) return scoped(reference, { names, when: 'crud', source, scope });
    // A call that can name none of them is about all.
    const resources = on
      .flatMap((pattern) => inEnvironments(pattern, scope.props.templates))
      .map((pattern) => placed(pattern, scope.props))
      .filter((one) => canName(reference, one));
    if (resources.length === 0) return scoped(reference, { names, when: 'crud', source, scope });
    return [{ ...common, resources, ...(condition && { condition }) }];
  });
}

/** A pattern for each environment of the templates, by the last word that its names begin with. */
function inEnvironments(pattern: string, templates: readonly DeployedTemplate[]): readonly string[] {
  const names = templates.map(({ prefix }) => prefix.at(-1) ?? '*');
  return [...new Set(names.map((name) => pattern.replaceAll('{environment}', name)))];
}

function placed(pattern: string, place: Place): string {
  const values: Readonly<Record<string, string>> = { ...place, partition: place.partition };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function customNeeds(names: TypeNames, scope: Scope): Need[] {
  const reference = actionReference('lambda:InvokeFunction');
  const source = 'CloudFormation User Guide, "Custom resources": the function is called';
  return reference ? [...scoped(reference, { names, when: 'cud', source, scope })] : [];
}

function propertiesOf(type: string, templates: readonly DeployedTemplate[]): ReadonlySet<string> {
  return new Set(
    templates.flatMap(({ template }) =>
      Object.values(template.Resources ?? {})
        .filter(({ Type }) => Type === type)
        .flatMap(({ Properties }) => Object.keys(isRecord(Properties) ? Properties : {})),
    ),
  );
}
