import { readFileSync } from 'node:fs';
import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '../template';
import { parseJson, SyntaxFaultError } from './json';

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
    const { parseYaml } = await import('./yaml');
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

/**
 * Makes sure that a document is a CloudFormation template.
 *
 * @param origin what to call it in the message: its file, where there is one
 * @throws UserError with `code` when it has no resources
 */
export function assertTemplate(
  document: unknown,
  origin: string,
  code: 'TEMPLATE_INVALID' | 'TEMPLATE_UNREADABLE',
): asserts document is CloudFormationTemplate {
  const reason = fault(document);
  if (reason === undefined) return;
  throw new UserError({
    code,
    message: `${origin} is not a CloudFormation template: ${reason}; expected an object with Resources`,
  });
}

function fault(document: unknown): string | undefined {
  if (!isObject(document)) return `it is ${kind(document)}`;
  if (!('Resources' in document)) return 'it has no Resources';
  return isObject(document.Resources) ? undefined : `its Resources are ${kind(document.Resources)}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
