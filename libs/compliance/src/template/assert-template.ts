import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';

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
