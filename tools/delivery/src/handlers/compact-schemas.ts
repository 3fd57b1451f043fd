import type { ZipFile } from './zip-files';

/** The part of a registry schema that says what a type takes. */
interface RegistrySchema {
  readonly typeName: string;
  readonly primaryIdentifier?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
  readonly tagging?: {
    readonly taggable?: boolean;
    readonly tagProperty?: string;
    readonly tagOnCreate?: boolean;
    readonly cloudFormationSystemTags?: boolean;
    readonly permissions?: readonly string[];
  };
}

const LETTERS: readonly (readonly [handler: string, letter: string])[] = [
  ['create', 'c'],
  ['read', 'r'],
  ['update', 'u'],
  ['delete', 'd'],
];

/**
 * The registry schemas of all types as the text of `cloudformation-types.json`: a line for each type, so that a refresh
 * shows which types have changed.
 *
 * @param date of the archive, as `2026-08-07`
 */
export function compactSchemas(files: readonly ZipFile[], date: string): string {
  const schemas = files
    .filter(({ name }) => name.endsWith('.json'))
    .map(({ text }) => JSON.parse(text) as RegistrySchema)
    .sort((one, other) => (one.typeName < other.typeName ? -1 : 1));
  const head = {
    source: "CloudFormation's registry schemas, as AWS publishes them for every region",
    date,
    letters: 'c create, r read, u update, d delete, t tag',
  };
  const fields = Object.entries(head).map(
    ([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = schemas.map(
    (schema) => ` ${JSON.stringify(schema.typeName)}: ${JSON.stringify(compact(schema))}`,
  );
  return `{\n${fields.join('\n')}\n "types": {\n${lines.join(',\n')}\n }\n}\n`;
}

function compact(schema: RegistrySchema): object {
  const { primaryIdentifier = [], readOnlyProperties = [] } = schema;
  return {
    ...(primaryIdentifier.length > 0 && { id: primaryIdentifier.map(propertyName) }),
    ...(primaryIdentifier.some((one) => readOnlyProperties.includes(one)) && { made: true }),
    ...tags(schema),
    calls: calls(schema),
  };
}

function tags({ tagging = {} }: RegistrySchema): object {
  const { taggable, tagProperty, tagOnCreate, cloudFormationSystemTags } = tagging;
  return {
    ...(taggable !== false && tagProperty !== undefined && { tags: propertyName(tagProperty) }),
    ...(tagOnCreate && { tagged: true }),
    ...(cloudFormationSystemTags && { stamped: true }),
  };
}

function propertyName(path: string): string {
  return path.replace('/properties/', '');
}

/** Letters of when a call is made -> actions, both in alphabetical order. */
function calls({ handlers = {}, tagging }: RegistrySchema): Readonly<Record<string, readonly string[]>> {
  const letters = new Map<string, string>();
  const add = (actions: readonly string[] = [], letter: string): void => {
    for (const action of actions.filter(Boolean))
      letters.set(action, `${letters.get(action) ?? ''}${letter}`);
  };
  for (const [handler, letter] of LETTERS) add([...new Set(handlers[handler]?.permissions)], letter);
  add([...new Set(tagging?.permissions)], 't');
  const grouped: Record<string, string[]> = {};
  for (const [action, when] of [...letters].sort()) (grouped[when] ??= []).push(action);
  return Object.fromEntries(Object.entries(grouped).sort(([one], [other]) => (one < other ? -1 : 1)));
}
