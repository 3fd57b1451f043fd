import { CfnResource, type Stack, TagManager, Tags, Token } from 'aws-cdk-lib';
import { type Environment, thePlatform } from '@hipaa-cdk/environments';

/** Letters, digits, spaces and `_.:/=+-@`, up to 256: what every AWS service takes as a tag value. */
const ANY_VALUE = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]{1,256}$/u;
const WORD = /^[a-z][a-z0-9-]*$/;

const shapes: Readonly<Record<TagName, { readonly pattern: RegExp; readonly expected: string }>> = {
  Application: { pattern: WORD, expected: 'lower-case words joined by hyphens' },
  Environment: { pattern: /^[a-z][a-z0-9]*$/, expected: 'an environment name' },
  Layer: { pattern: WORD, expected: 'a layer name' },
  Owner: { pattern: /^[\w.+-]+(@[\w.-]+)?$/, expected: 'a team name or an e-mail address' },
  DataClassification: {
    pattern: /^(PHI|Deidentified|Synthetic)$/,
    expected: 'PHI, Deidentified or Synthetic',
  },
  CostCenter: { pattern: /^[\w-]+$/, expected: 'letters, digits, hyphens' },
  ManagedBy: { pattern: /^cdk$/, expected: 'cdk' },
};

/**
 * What is wrong with the tags of one resource, one sentence a problem; empty when nothing is.
 *
 * @param filledIn names of tags whose values are only known to CloudFormation
 */
export function tagProblems(
  tags: Readonly<Record<string, string>>,
  filledIn: ReadonlySet<string> = new Set(),
): string[] {
  const required = TAG_NAMES.filter((name) => !filledIn.has(name)).flatMap((name) =>
    requiredProblem(name, tags[name]),
  );
  const others = Object.entries(tags)
    .filter(([name, value]) => !(name in shapes) && value !== '' && !ANY_VALUE.test(value))
    .map(
      ([name, value]) =>
        `tag "${name}" has the value ${JSON.stringify(value)}; expected characters that AWS allows`,
    );
  return [...required, ...others];
}

function requiredProblem(name: TagName, value: string | undefined): string[] {
  if (value === undefined) return [`tag "${name}" is missing`];
  const { pattern, expected } = shapes[name];
  return pattern.test(value)
    ? []
    : [`tag "${name}" has the value ${JSON.stringify(value)}; expected ${expected}`];
}

/** The tags that every taggable resource carries. */
export const TAG_NAMES = [
  'Application',
  'Environment',
  'Layer',
  'Owner',
  'DataClassification',
  'CostCenter',
  'ManagedBy',
] as const;

/** Name of a tag that every taggable resource carries. */
export type TagName = (typeof TAG_NAMES)[number];

/** A value for each of the tags. */
export type TagSet = Readonly<Record<TagName, string>>;

/** How the classes of data are written in tags, the way AWS's landing zone for healthcare writes them. */
const classifications: Readonly<Record<Environment['dataClass'], string>> = {
  phi: 'PHI',
  deidentified: 'Deidentified',
  synthetic: 'Synthetic',
};

/**
 * The tag set of one layer in one environment.
 *
 * @param owner team that answers for the layer; left out, the owner of the application
 */
export function tagSet(environment: Environment, layer: string, owner?: string): TagSet {
  const { application } = thePlatform();
  return {
    Application: application.name,
    Environment: environment.name,
    Layer: layer,
    Owner: owner ?? application.owner,
    DataClassification: classifications[environment.dataClass],
    CostCenter: application.costCenter,
    ManagedBy: 'cdk',
  };
}

/**
 * Puts the tag set on the stack and on every taggable resource in it, and refuses to synthesise while a resource
 * lacks a tag or carries a malformed one.
 */
export function enforceTags(stack: Stack, tags: TagSet): void {
  for (const [name, value] of Object.entries(tags)) {
    Tags.of(stack).add(name, value, {
      excludeResourceTypes: Token.isUnresolved(value) ? ['aws:cdk:stack'] : [],
    });
    // The library's tag aspect leaves stacks out; CloudFormation takes these along to types that it tags by itself.
    if (!Token.isUnresolved(value)) stack.tags.setTag(name, value);
  }
  stack.node.addValidation({ validate: () => resources(stack).flatMap(describeProblems) });
}

function resources(stack: Stack): CfnResource[] {
  return stack.node.findAll().filter((node): node is CfnResource => CfnResource.isCfnResource(node));
}

function describeProblems(resource: CfnResource): string[] {
  const manager = TagManager.of(resource);
  if (!manager) return [];
  const logicalId = resource.stack.resolve(resource.logicalId) as string;
  const { literal, filledIn } = tagsOf(manager);
  return tagProblems(literal, filledIn).map(
    (problem) => `TAG_INVALID: ${resource.node.path} (${resource.cfnResourceType}, ${logicalId}): ${problem}`,
  );
}

/** Values that CloudFormation fills in later cannot be judged here, and are taken as they are. */
function tagsOf(manager: TagManager): { literal: Record<string, string>; filledIn: ReadonlySet<string> } {
  const tags = Object.entries(manager.tagValues());
  return {
    literal: Object.fromEntries(tags.filter(([, value]) => !Token.isUnresolved(value))),
    filledIn: new Set(tags.filter(([, value]) => Token.isUnresolved(value)).map(([name]) => name)),
  };
}
