/** Signs, paths, quoted texts and words, each as it is written. */
const TOKEN = /\s*(\{|\}|\(|\)|&&|\|\||!=|=|\$(?:\.[A-Za-z0-9_-]+)+|"[^"]*"|[A-Z]+)/y;

/**
 * Cuts a filter pattern into its tokens.
 *
 * @throws Error where the pattern has something that these tests do not understand, numbers and regular expressions among it
 */
export function tokens(pattern: string): string[] {
  const found: string[] = [];
  const text = pattern.trimEnd();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`filter pattern not understood at "${text.slice(at, at + 20)}"`);
    found.push(token);
  }
  return found;
}

/**
 * Reads a JSON filter pattern as far as this workspace uses the language: comparison of texts, `EXISTS`, `NOT EXISTS`,
 * `IS TRUE`, `IS FALSE`, `&&`, `||` and brackets.
 *
 * @throws Error for anything else
 */
export function parsePattern(pattern: string): Condition {
  const reader = new Reader(tokens(pattern));
  reader.take('{');
  const condition = alternatives(reader);
  reader.take('}');
  reader.end();
  return condition;
}

class Reader {
  private at = 0;

  constructor(private readonly all: readonly string[]) {}

  get next(): string | undefined {
    return this.all[this.at];
  }

  /** The next token, which must be `expected` where that is given. */
  take(expected?: string): string {
    const token = this.next;
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(`filter pattern: expected ${expected ?? 'more'}, found ${token ?? 'its end'}`);
    }
    this.at += 1;
    return token;
  }

  end(): void {
    if (this.next !== undefined) throw new Error(`filter pattern: nothing may follow, found ${this.next}`);
  }
}

/** `&&` binds more tightly than `||`. */
function alternatives(reader: Reader): Condition {
  return joined(reader, '||', 'any', (inner) => joined(inner, '&&', 'all', term));
}

function joined(
  reader: Reader,
  sign: string,
  kind: 'all' | 'any',
  part: (reader: Reader) => Condition,
): Condition {
  const first = part(reader);
  const parts = [first];
  while (reader.next === sign) {
    reader.take(sign);
    parts.push(part(reader));
  }
  return parts.length === 1 ? first : { kind, parts };
}

function term(reader: Reader): Condition {
  if (reader.next !== '(') return test(reader);
  reader.take('(');
  const condition = alternatives(reader);
  reader.take(')');
  return condition;
}

function test(reader: Reader): Condition {
  const path = reader.take();
  if (!path.startsWith('$.')) throw new Error(`filter pattern: expected a path, found ${path}`);
  const field = path.slice(2);
  const operator = reader.take();
  switch (operator) {
    case '=':
    case '!=':
      return { kind: 'comparison', path: field, equal: operator === '=', value: quoted(reader.take()) };
    case 'EXISTS':
      return { kind: 'presence', path: field, present: true };
    case 'NOT':
      reader.take('EXISTS');
      return { kind: 'presence', path: field, present: false };
    case 'IS':
      return { kind: 'flag', path: field, value: flag(reader.take()) };
    default:
      throw new Error(`filter pattern: expected an operator, found ${operator}`);
  }
}

function quoted(token: string): string {
  if (!token.startsWith('"')) throw new Error(`filter pattern: expected a quoted text, found ${token}`);
  return token.slice(1, -1);
}

function flag(token: string): boolean {
  if (token !== 'TRUE' && token !== 'FALSE')
    throw new Error(`filter pattern: expected TRUE or FALSE, found ${token}`);
  return token === 'TRUE';
}

/** One log event that is a JSON object. */
export type LogEvent = Readonly<Record<string, unknown>>;

/**
 * Whether CloudWatch Logs would find `event` with `pattern`.
 *
 * @throws Error for `!=` on a field that the event does not have: the documentation does not say what comes out of it, so
 * that a pattern must not depend on it
 */
export function matchesPattern(pattern: string, event: LogEvent): boolean {
  return holds(parsePattern(pattern), event);
}

function holds(condition: Condition, event: LogEvent): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.parts.every((part) => holds(part, event));
    case 'any':
      return condition.parts.some((part) => holds(part, event));
    case 'presence':
      return (valueAt(event, condition.path) !== undefined) === condition.present;
    case 'flag':
      return valueAt(event, condition.path) === condition.value;
    case 'comparison':
      return compares(condition, valueAt(event, condition.path));
  }
}

function compares(
  { path, equal, value: expected }: Extract<Condition, { kind: 'comparison' }>,
  value: unknown,
): boolean {
  if (value === undefined && !equal)
    throw new Error(`"!=" on ${path}, which the event lacks, is not defined`);
  return (typeof value === 'string' && isLike(value, expected)) === equal;
}

function isLike(value: string, expected: string): boolean {
  const [first = '', ...others] = expected
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${[first, ...others].join('.*')}$`, 's').test(value);
}

function valueAt(event: LogEvent, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      event,
    );
}

/** What a JSON filter pattern of CloudWatch Logs asks of a log event. */
type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'comparison'; readonly path: string; readonly equal: boolean; readonly value: string }
  | { readonly kind: 'presence'; readonly path: string; readonly present: boolean }
  | { readonly kind: 'flag'; readonly path: string; readonly value: boolean };
