import type { Problem } from '@hipaa-cdk/errors';
import type { z } from 'zod';

/**
 * What a schema finds wrong with a value, every problem with the part of the value that is wrong.
 *
 * @param path where the value stands, from the outside in
 */
export function schemaProblems(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    path: [...path, ...issue.path],
    message: `${issue.message}${offendingValue(value, issue.path)}`,
  }));
}

function offendingValue(value: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  return found === undefined || typeof found === 'object' ? '' : `, got ${JSON.stringify(found)}`;
}
