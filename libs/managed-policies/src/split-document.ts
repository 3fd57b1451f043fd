import { estimatedSize } from './estimated-size';
import type { PolicyDocumentJson, StatementJson } from './policy-document';

/** Characters that IAM takes in one managed policy, white space left out. */
export const MANAGED_POLICY_CHARACTERS = 6_144;

/**
 * Documents that together say what one document says, each small enough for a managed policy. A statement that is too
 * long by itself is cut between its resources, or else between its actions: both are alternatives, so that the halves
 * mean what the whole meant. What cannot be cut stays whole, and too long.
 */
export function splitDocument(
  document: PolicyDocumentJson,
  limit: number = MANAGED_POLICY_CHARACTERS,
): readonly PolicyDocumentJson[] {
  const room = limit - estimatedSize({ ...document, Statement: [] });
  const packs: StatementJson[][] = [[]];
  let used = 0;
  for (const statement of document.Statement.flatMap((whole) => cut(whole, room))) {
    const size = estimatedSize(statement) + 1;
    if (used > 0 && used + size > room) {
      packs.push([]);
      used = 0;
    }
    packs.at(-1)?.push(statement);
    used += size;
  }
  return packs.map((statements) => ({ ...document, Statement: statements }));
}

function cut(statement: StatementJson, room: number): StatementJson[] {
  return halves(statement, room).map((part, index) =>
    index > 0 && typeof part.Sid === 'string' ? { ...part, Sid: `${part.Sid}Part${index + 1}` } : part,
  );
}

function halves(statement: StatementJson, room: number): StatementJson[] {
  if (estimatedSize(statement) < room) return [statement];
  for (const key of ['Resource', 'Action']) {
    const list = statement[key];
    if (!Array.isArray(list) || list.length < 2) continue;
    const middle = Math.ceil(list.length / 2);
    return [list.slice(0, middle), list.slice(middle)].flatMap((half) =>
      halves({ ...statement, [key]: half as unknown[] }, room),
    );
  }
  return [statement];
}
