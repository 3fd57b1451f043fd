/** A policy document after its tokens are resolved. */
export interface PolicyDocumentJson {
  readonly Version?: unknown;
  readonly Statement: readonly StatementJson[];
}

export type StatementJson = Readonly<Record<string, unknown>>;

/** Reads what stands in a template: one statement may stand without a list, and an empty document not at all. */
export function policyDocument(value: unknown): PolicyDocumentJson {
  const { Statement: statement, ...rest } = (value ?? { Version: '2012-10-17' }) as Record<string, unknown>;
  const statements = Array.isArray(statement) ? statement : statement === undefined ? [] : [statement];
  return { ...rest, Statement: statements as StatementJson[] };
}
