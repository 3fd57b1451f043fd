/** Encloses the part of a text that a template leaves open until it is deployed. No ARN and no name has these characters. */
const OPEN = '⟦';
const CLOSE = '⟧';
const UNRESOLVED = new RegExp(`${OPEN}[^${CLOSE}]*${CLOSE}`, 'g');

/** Values of references that are known before a deploy, such as `AWS::AccountId`. */
export type KnownReferences = Readonly<Record<string, string>>;

/**
 * A value of a template as text. Functions of CloudFormation are followed as far as they can be; what stays open is
 * marked, so that two texts with the same mark hold the same value.
 *
 * @param value text, number, boolean or a function such as `{ "Fn::Join": ... }`
 * @param known values of references
 */
export function textOf(value: unknown, known: KnownReferences = {}): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const [name, argument] = onlyEntry(value) ?? [];
  const follow = name === undefined ? undefined : functions[name];
  return follow?.(argument, known) ?? unresolved(JSON.stringify(value ?? null));
}

/** Whether a part of the text is decided only when the template is deployed. */
export function isUnresolved(text: string): boolean {
  return text.includes(OPEN);
}

/** The text with a wildcard for every part that is decided at deploy. */
export function asPattern(text: string): string {
  return text.replace(UNRESOLVED, '*');
}

type Follow = (argument: unknown, known: KnownReferences) => string | undefined;

const functions: Readonly<Record<string, Follow>> = {
  Ref: (name, known) => known[String(name)] ?? unresolved(String(name)),
  'Fn::GetAtt': (path, known) => {
    const name = Array.isArray(path) ? path.map(String).join('.') : String(path);
    return known[name] ?? unresolved(name);
  },
  'Fn::Join': (argument, known) =>
    Array.isArray(argument) && Array.isArray(argument[1])
      ? argument[1].map((part) => textOf(part, known)).join(String(argument[0]))
      : undefined,
  'Fn::Sub': substituted,
  'Fn::Select': selected,
};

function substituted(argument: unknown, known: KnownReferences): string | undefined {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  if (typeof text !== 'string') return undefined;
  const own = (variables ?? {}) as Readonly<Record<string, unknown>>;
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return '${' + name + '}';
    return Object.hasOwn(own, name) ? textOf(own[name], known) : (known[name] ?? unresolved(name));
  });
}

/** Follows `Fn::Select` of a list, or of an `Fn::Split` of something known. */
function selected(argument: unknown, known: KnownReferences): string | undefined {
  if (!Array.isArray(argument)) return undefined;
  const [index, list] = argument as unknown[];
  if (Array.isArray(list)) return textOf(list[Number(index)], known);
  const [name, split] = onlyEntry(list) ?? [];
  if (name !== 'Fn::Split' || !Array.isArray(split)) return undefined;
  const whole = textOf(split[1], known);
  return isUnresolved(whole) ? undefined : whole.split(String(split[0]))[Number(index)];
}

function onlyEntry(value: unknown): readonly [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.length === 1 ? entries[0] : undefined;
}

function unresolved(name: string): string {
  return `${OPEN}${name.replace(UNRESOLVED, '?')}${CLOSE}`;
}
