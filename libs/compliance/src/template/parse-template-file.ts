import { readFileSync } from 'node:fs';
import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { assertTemplate } from './assert-template';
import { parseJson } from './parse-json';
import { SyntaxFaultError } from './syntax-fault';

/**
 * Reads a CloudFormation template: JSON, or YAML with short tags such as `!Ref`.
 *
 * @throws UserError `TEMPLATE_UNREADABLE` with file, line and column when it cannot be parsed or read
 * @throws UserError `TEMPLATE_INVALID` when it is a document, but not a template
 */
export async function parseTemplateFile(path: string): Promise<CloudFormationTemplate> {
  const document = await parse(path, read(path));
  assertTemplate(document, path, 'TEMPLATE_INVALID');
  return document;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw unreadable(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function parse(path: string, text: string): Promise<unknown> {
  try {
    if (text.trimStart().startsWith('{')) return parseJson(text);
    // Only a stranger's template is YAML: ours are judged without loading the parser.
    const { parseYaml } = await import('./parse-yaml');
    return parseYaml(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxFaultError)) throw cause;
    const { line, column, reason } = cause.fault;
    throw unreadable(`${path}:${line}:${column}`, reason, cause);
  }
}

function unreadable(where: string, reason: string, cause: unknown): UserError {
  return new UserError({
    code: 'TEMPLATE_UNREADABLE',
    message: `${where}: ${reason}; expected a CloudFormation template in JSON or YAML`,
    cause,
  });
}
