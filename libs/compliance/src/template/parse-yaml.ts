import { parseDocument } from 'yaml';
import { longForm } from './short-tags';
import { SyntaxFaultError } from './syntax-fault';

/**
 * Parses YAML with CloudFormation's short tags.
 *
 * @throws SyntaxFaultError with line and column
 */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (!error) return longForm(document.contents);
  const { line = 1, col = 1 } = error.linePos?.start ?? {};
  const [sentence = ''] = error.message.split(' at line ');
  throw new SyntaxFaultError({ reason: `not YAML: ${sentence}`, line, column: col });
}
