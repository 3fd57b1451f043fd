import { parseDocument } from 'yaml';
import { Alias, type Node, Scalar, YAMLMap, YAMLSeq } from 'yaml/types';
import { SyntaxFaultError } from './json';

/** Tags whose long form has no `Fn::` before it. */
const PLAIN: ReadonlySet<string> = new Set(['Ref', 'Condition']);

/**
 * The value of a YAML node with CloudFormation's short tags in their long form: `!GetAtt Key.Arn` becomes
 * `{ 'Fn::GetAtt': ['Key', 'Arn'] }`.
 */
function longForm(node: unknown): unknown {
  const value = content(node);
  const tag = shortTag(node);
  if (tag === undefined) return value;
  if (tag === 'GetAtt') return { 'Fn::GetAtt': attribute(value) };
  return { [PLAIN.has(tag) ? tag : `Fn::${tag}`]: value };
}

function content(node: unknown): unknown {
  if (node instanceof YAMLMap) return Object.fromEntries((node.items as Entry[]).map(entry));
  if (node instanceof YAMLSeq) return (node.items as unknown[]).map(longForm);
  if (node instanceof Alias) return longForm(node.source);
  return node instanceof Scalar ? scalar(node) : (node ?? null);
}

/** CloudFormation reads YAML 1.1, where these words without quotes are truth values. */
function scalar({ type, value }: Scalar): unknown {
  if (type !== 'PLAIN' || typeof value !== 'string' || !/^(yes|no|on|off)$/i.test(value))
    return value as unknown;
  return /^(yes|on)$/i.test(value);
}

interface Entry {
  readonly key: unknown;
  readonly value: unknown;
}

function entry({ key, value }: Entry): [string, unknown] {
  return [String(content(key)), longForm(value)];
}

function shortTag(node: unknown): string | undefined {
  const tag = (node as Partial<Node> | null | undefined)?.tag;
  return tag?.startsWith('!') ? tag.slice(1) : undefined;
}

/** The resource ends at the first dot; an attribute may have dots of its own. */
function attribute(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const dot = value.indexOf('.');
  return dot === -1 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}

/**
 * Parses YAML with CloudFormation's short tags.
 *
 * @throws SyntaxFaultError with line and column
 */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  // A quoted text that goes on at the column of its key is read by CloudFormation and by AWS's own templates' authors.
  const [error] = document.errors.filter(({ message }) => !/sufficiently indented/.test(message));
  if (!error) return longForm(document.contents);
  const { line = 1, col = 1 } = error.linePos?.start ?? {};
  const [sentence = ''] = error.message.split(' at line ');
  throw new SyntaxFaultError({ reason: `not YAML: ${sentence}`, line, column: col });
}
