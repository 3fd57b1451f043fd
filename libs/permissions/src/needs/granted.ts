import { type DeployedTemplate, type Place, generatedPrefix, knownReferences, typeNames } from './names';

/**
 * What a bootstrap has granted, for a deploy to compare with: resource type, without `AWS::` -> names beside those that
 * CloudFormation makes up from the name of the stack.
 */
export interface Granted {
  /** First words of the names of environments, such as `hipaa-test-*`. */
  readonly prefixes: readonly string[];
  readonly types: Readonly<Record<string, readonly string[]>>;
  /** Of the policies. */
  readonly digest: string;
}

/** Types and names of templates, as a bootstrap grants them. */
export function grantedBy(templates: readonly DeployedTemplate[], place: Place, digest: string): Granted {
  const prefixes = [...new Set(templates.map(({ prefix }) => generatedPrefix(prefix)))].sort();
  const types = typeNames({ templates, known: knownReferences(place), tagNames: [] });
  const entries = [...types.values()]
    .map(({ type, names }) => [short(type), names.filter((name) => !prefixes.includes(name))] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { prefixes, types: Object.fromEntries(entries), digest };
}

/**
 * What a template needs and a bootstrap has not granted, one line each: a type, or a kind of name.
 *
 * @returns nothing where the bootstrap covers the template
 */
export function missingGrants(granted: Granted, template: DeployedTemplate, place: Place): readonly string[] {
  const wanted = grantedBy([template], place, '');
  const strange = wanted.prefixes.filter((prefix) => !granted.prefixes.includes(prefix));
  return [
    ...strange.map((prefix) => `names that begin with ${prefix}`),
    ...Object.entries(wanted.types).flatMap(([type, names]) => {
      const known = Object.hasOwn(granted.types, type) ? granted.types[type] : undefined;
      if (!known) return [type.startsWith('Custom::') ? type : `AWS::${type}`];
      return names.filter((name) => !known.includes(name)).map((name) => `AWS::${type} named ${name}`);
    }),
  ];
}

function short(type: string): string {
  return type.replace(/^AWS::/, '');
}
