import { LITERAL_QUESTION, LITERAL_STAR } from '../reading/glob';

/** Values of condition keys in one request, such as `aws:SourceAccount`. Keys are compared without regard to case. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** The same with keys in lower case and every value a list. */
export type Values = ReadonlyMap<string, readonly string[]>;

/** Reads a context once for all policies. */
export function valuesOf(context: Context): Values {
  return new Map(
    Object.entries(context).map(([key, value]) => [
      key.toLowerCase(),
      typeof value === 'string' ? [value] : value,
    ]),
  );
}

/**
 * Puts the values of a request into a text of a policy, such as `${aws:username}`, or the default that stands beside it.
 *
 * @returns undefined where the request has no such value and the policy no default: the text then fits nothing
 */
export function withVariables(text: string, values: Values): string | undefined {
  if (!text.includes('${')) return text;
  let missing = false;
  const whole = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    const literal = { '*': LITERAL_STAR, '?': LITERAL_QUESTION, $: '$' }[name.trim()];
    if (literal !== undefined) return literal;
    const [, key = '', fallback] = /^([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(name) ?? [];
    const found = values.get(key.toLowerCase());
    const value = found?.length === 1 ? found[0] : fallback;
    if (value === undefined) missing = true;
    return (value ?? '').replaceAll('*', LITERAL_STAR).replaceAll('?', LITERAL_QUESTION);
  });
  return missing ? undefined : whole;
}
