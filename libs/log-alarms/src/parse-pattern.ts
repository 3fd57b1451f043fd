import type { Condition } from './condition';
import { tokens } from './tokens';

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
