/**
 * A policy of IAM, as a person or a template writes it: one value where a list may stand, and functions of
 * CloudFormation where a text may stand.
 */
export interface PolicyDocument {
  readonly Version?: unknown;
  readonly Id?: unknown;
  readonly Statement: Statement | readonly Statement[];
}

/** One statement of it. */
export interface Statement {
  readonly Sid?: unknown;
  readonly Effect: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

/** Statements of a document. None where the document is left open by a template, or is no policy. */
export function statementsOf(document: unknown): readonly Statement[] {
  if (!isRecord(document)) return [];
  return listOf(document['Statement']).filter(isStatement);
}

/** Characters that IAM counts of a policy: all but white space. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\s/g, '').length;
}

/** One value or several, as several. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether a value has named parts. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStatement(value: unknown): value is Statement {
  return isRecord(value) && 'Effect' in value;
}
