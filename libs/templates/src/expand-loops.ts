import type { CloudFormationTemplate } from './template';

const LOOP = /^Fn::ForEach(::|$)/;
const LANGUAGE = 'AWS::LanguageExtensions';

type Bindings = Readonly<Record<string, string>>;

/**
 * The template with its loops written out, as `AWS::LanguageExtensions` does it. Loops over lists that only a launch decides
 * stay as they are.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function expandLoops<T extends CloudFormationTemplate>(template: T): T {
  const transforms = [(template as { readonly Transform?: unknown }).Transform ?? []].flat();
  if (!transforms.includes(LANGUAGE)) return template;
  const expanded = expand(template, {}) as T;
  if (hasLoops(expanded)) return expanded;
  const others = transforms.filter((name) => name !== LANGUAGE);
  return { ...expanded, Transform: others.length > 0 ? others : undefined };
}

function expand(value: unknown, bindings: Bindings): unknown {
  if (typeof value === 'string') return filledIn(value, bindings);
  if (Array.isArray(value)) return value.map((item) => expand(item, bindings));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: name } = value as { readonly Ref?: unknown };
  if (typeof name === 'string' && Object.hasOwn(bindings, name)) return bindings[name];
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => entriesOf(filledIn(key, bindings), inner, bindings)),
  );
}

/** What a name and its value become: themselves, or as many as a loop has turns. */
function entriesOf(key: string, value: unknown, bindings: Bindings): (readonly [string, unknown])[] {
  const turns = LOOP.test(key) ? turnsOf(value, bindings) : undefined;
  if (turns === undefined) return [[key, expand(value, bindings)]];
  return turns.flatMap(({ body, bound }) => Object.entries(expand(body, bound) as object));
}

function turnsOf(value: unknown, bindings: Bindings): { body: object; bound: Bindings }[] | undefined {
  const [name, list, body] = Array.isArray(value) ? (value as unknown[]) : [];
  const items = expand(list, bindings);
  if (typeof name !== 'string' || typeof body !== 'object' || body === null) return undefined;
  if (!Array.isArray(items) || !items.every((item) => ['string', 'number'].includes(typeof item)))
    return undefined;
  return items.map((item) => ({ body, bound: { ...bindings, [name]: String(item) } }));
}

/** `${Name}` as the item stands in the list, `&{Name}` without what a logical id cannot have. */
function filledIn(text: string, bindings: Bindings): string {
  return text.replace(/([$&])\{(\w+)\}/g, (whole, kind: string, name: string) => {
    const item = bindings[name];
    if (item === undefined) return whole;
    return kind === '&' ? item.replace(/[^A-Za-z0-9]/g, '') : item;
  });
}

function hasLoops(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => LOOP.test(key) || hasLoops(inner));
}
