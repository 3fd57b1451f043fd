/** Where a text stops being what it should be. */
interface SyntaxFault {
  /** What is wrong there. */
  readonly reason: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** A text that cannot be parsed. */
export class SyntaxFaultError extends Error {
  constructor(readonly fault: SyntaxFault) {
    super(fault.reason);
  }
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y; // eslint-disable-line no-control-regex -- JSON forbids just these in a string
const STRING = /"/y;

/**
 * Where a text stops being JSON. Node's own message gives a position for some mistakes only, and in another form with
 * every version.
 *
 * @returns offset of the first character that fits nowhere, or undefined for sound JSON
 */
export function jsonFault(text: string): number | undefined {
  const scan = new Scan(text);
  const sound = scan.value() && scan.at(/$/y);
  return sound ? undefined : scan.offset;
}

/** Walks over JSON and stays where it goes wrong. */
class Scan {
  offset = 0;
  /** The first key that an object has already. */
  twice?: { readonly key: string; readonly offset: number };

  constructor(private readonly text: string) {}

  value(): boolean {
    this.skip(SPACE);
    if (this.skip(/\{/y)) {
      const keys = new Set<string>();
      return this.list(/\}/y, () => this.member(keys));
    }
    if (this.skip(/\[/y)) return this.list(/\]/y, () => this.value());
    return this.skip(SCALAR) && this.skip(SPACE);
  }

  /** Whether the text goes on like this. */
  at(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.text);
  }

  private member(keys: Set<string>): boolean {
    this.skip(SPACE);
    const start = this.offset;
    if (!this.at(STRING) || !this.skip(SCALAR)) return false;
    const key = this.text.slice(start, this.offset);
    if (keys.has(key)) this.twice ??= { key, offset: start };
    keys.add(key);
    return this.skip(SPACE) && this.skip(/:/y) && this.value();
  }

  private list(end: RegExp, item: () => boolean): boolean {
    this.skip(SPACE);
    if (this.skip(end)) return this.skip(SPACE);
    do if (!item()) return false;
    while (this.skip(/,/y));
    return this.skip(end) && this.skip(SPACE);
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    if (!pattern.test(this.text)) return false;
    this.offset = pattern.lastIndex;
    return true;
  }
}

/**
 * Parses JSON.
 *
 * @throws SyntaxFaultError with line and column
 */
export function parseJson(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const offset = jsonFault(text) ?? text.length;
    const found = offset < text.length ? `found ${JSON.stringify(text[offset])}` : 'the text ends too early';
    throw faultAt(text, offset, `not JSON: ${found}`);
  }
  const scan = new Scan(text);
  scan.value();
  // Of two keys JSON.parse takes the last, and a gate must not judge less than what somebody reads.
  if (scan.twice)
    throw faultAt(text, scan.twice.offset, `the key ${scan.twice.key} stands twice in one object`);
  return parsed;
}

function faultAt(text: string, offset: number, reason: string): SyntaxFaultError {
  const before = text.slice(0, offset).split('\n');
  return new SyntaxFaultError({ reason, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}
