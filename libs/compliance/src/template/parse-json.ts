import { jsonFault } from './json-fault';
import { SyntaxFaultError } from './syntax-fault';

/**
 * Parses JSON.
 *
 * @throws SyntaxFaultError with line and column
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const offset = jsonFault(text) ?? text.length;
    const before = text.slice(0, offset).split('\n');
    const found = offset < text.length ? `found ${JSON.stringify(text[offset])}` : 'the text ends too early';
    throw new SyntaxFaultError({
      reason: `not JSON: ${found}`,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    });
  }
}
