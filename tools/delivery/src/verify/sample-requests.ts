import {
  type DeployedTemplate,
  type Need,
  type PermissionsProps,
  actionReference,
  asPattern,
  textOf,
} from '@hipaa-cdk/permissions';

/** A call that CloudFormation makes for a resource, as AWS would judge it. */
export interface SampleRequest {
  readonly type: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

/** Where the calls are made, and everything that is deployed there. */
export interface SamplesProps extends Omit<PermissionsProps, 'declared'> {
  /**
   * Stands for the name of a resource that is not known yet.
   *
   * @default - names as CloudFormation would give them
   */
  readonly name?: string;
}

/**
 * Calls for a type, on resources with the very names that CloudFormation would give them, in the region of the stack, with
 * the tags that a resource of ours has and that a new one gets. The names are worked out here once more, from the template
 * and the pages of CloudFormation, and not from the patterns that are judged.
 */
export function sampleRequests(
  need: Need,
  template: DeployedTemplate,
  props: SamplesProps,
): readonly SampleRequest[] {
  const { type, action } = need;
  return resourcesOf(need, template, props).flatMap((resource) =>
    boundariesOf(action, props).map((boundary) => ({
      type,
      action,
      resource,
      context: {
        'aws:RequestedRegion': regionOf(action, props.region),
        ...tagsOf(template, props),
        ...asked(need),
        ...(boundary && { 'iam:PermissionsBoundary': boundary }),
      },
    })),
  );
}

/** As `sampleRequests`, with a name for each pattern of the need, whatever the template has. */
export function patternRequests(
  need: Need,
  template: DeployedTemplate,
  props: SamplesProps,
): readonly SampleRequest[] {
  // A type that no resource of AWS is named after has its patterns filled in.
  const named = sampleRequests({ ...need, type: '' }, template, props);
  return named.map((request) => ({ ...request, type: need.type }));
}

function tagsOf({ prefix }: DeployedTemplate, { tags }: SamplesProps): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([name, values]) => {
      const value = name === 'Environment' ? (prefix[1] ?? '') : (values[0] ?? '');
      return [
        [`aws:ResourceTag/${name}`, value],
        [`aws:RequestTag/${name}`, value],
      ];
    }),
  );
}

/** Keys that say what a call is about, as the call would have them. */
function asked({ condition = {} }: Need): Record<string, string> {
  const keys = Object.values(condition).flatMap((one) => Object.entries(one));
  return Object.fromEntries(
    keys
      .filter(([key]) => !/^aws:(Request|Resource)Tag\/[A-Z]|^aws:RequestedRegion/.test(key))
      .map(([key, wanted]) => {
        const text = typeof wanted === 'string' ? wanted : (wanted[0] ?? '');
        return [key, key.endsWith(':CreateAction') ? 'Create' : text.replaceAll('*', 'x')];
      }),
  );
}

/** Boundaries that the templates put on roles and users; one call without any where one of them has none. */
function boundariesOf(action: string, props: SamplesProps): readonly (string | undefined)[] {
  if (!action.startsWith('iam:')) return [undefined];
  const found = props.templates
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .filter(({ Type }) => Type === 'AWS::IAM::Role' || Type === 'AWS::IAM::User')
    .map(({ Properties }) => (Properties as { PermissionsBoundary?: unknown }).PermissionsBoundary)
    .map((one) => (one === undefined ? undefined : textOf(one, references(props))));
  return found.length > 0 ? [...new Set(found)] : [undefined];
}

function references({ partition, region, account }: SamplesProps): Readonly<Record<string, string>> {
  return { 'AWS::Partition': partition, 'AWS::Region': region, 'AWS::AccountId': account };
}

function resourcesOf(need: Need, template: DeployedTemplate, props: SamplesProps): readonly string[] {
  const reference = actionReference(need.action);
  const short = plain(need.type.split('::')[2] ?? '');
  const kind = reference?.resources.find(({ name }) => plain(name) === short);
  const names = kind ? (props.name === undefined ? namesOf(need.type, template, props) : [props.name]) : [];
  if (!kind || names.length === 0) return need.resources.map((pattern) => sampleOf(pattern, template));
  return names.map((name) => inArn(kind.arn, name, props));
}

function inArn(arn: string, name: string, { partition, region, account }: SamplesProps): string {
  return arn
    .replace('${Partition}', partition)
    .replace('${Region}', region)
    .replace('${Account}', account)
    .replace('${Scope}', 'regional')
    .replace(/(\/?)\$\{\w+\}/, (_, slash: string) => (slash ? `/${name.replace(/^\//, '')}` : name))
    .replace(/\$\{\w+\}/g, 'a1b2c3');
}

const ENDING = '1A2B3C4D5E6F';

/** Names of resources of a type, as CloudFormation would give them. */
function namesOf(
  type: string,
  { stackName, template }: DeployedTemplate,
  props: SamplesProps,
): readonly string[] {
  return Object.entries(template.Resources ?? {})
    .filter(([, { Type }]) => Type === type)
    .map(([logicalId, { Properties = {} }]) => {
      const properties = Properties as Readonly<Record<string, unknown>>;
      const given = Object.keys(properties).find((one) => isName(one, type));
      const path =
        type.startsWith('AWS::IAM::') && typeof properties['Path'] === 'string' ? properties['Path'] : '';
      const generated =
        type === 'AWS::SSM::Parameter' ? `CFN-${logicalId}-${ENDING}` : `${stackName}-${logicalId}-${ENDING}`;
      const name =
        given === undefined
          ? generated
          : asPattern(textOf(properties[given], references(props)))
              .replace(/^https:\/\//, '')
              .replaceAll('*', 'x');
      return `${path.slice(1)}${name}`;
    });
}

function isName(property: string, type: string): boolean {
  return nameProperties(type).includes(property);
}

/** Properties that can hold the name of a resource of the type. */
export function nameProperties(type: string): readonly string[] {
  if (type === 'AWS::IAM::OIDCProvider') return ['Url'];
  return ['Name', `${type.split('::')[2] ?? ''}Name`];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What a pattern of another service stands for, such as a key of a bucket. */
function sampleOf(pattern: string, { stackName }: DeployedTemplate): string {
  if (pattern === '*') return '*';
  const layer = stackName.split('-')[2] ?? 'layer';
  return pattern
    .replace(/CFN-\*/, `CFN-Setting-${ENDING}`)
    .replace(/\?/g, '0')
    .replace(/\*/g, (_, at: number) => (pattern[at - 1] === '-' ? `${layer}-Thing-${ENDING}` : 'a1b2c3'));
}

/** Calls to services without regions count as made in one. */
function regionOf(action: string, region: string): string {
  const arns = actionReference(action)?.resources.map(({ arn }) => arn.split(':')[3]) ?? [];
  const isGlobal = arns.length > 0 && arns.every((one) => one === '') && !action.startsWith('s3:');
  return isGlobal ? 'us-east-1' : region;
}
