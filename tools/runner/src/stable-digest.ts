import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON with sorted keys: equal content has one digest, whoever wrote it down in which order. */
export function stableDigest(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}

/** JSON whose keys are sorted at every depth. The order of a list is content, and stays. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
