import type { SchemaIssue } from '../schema-issue';

/** A group that nobody is in hides that its permissions are nobody's, and every rule set refuses it. */
export function groupOfNobody(members: readonly string[]): SchemaIssue | undefined {
  if (members.length > 0) return undefined;
  return {
    code: 'custom',
    path: ['members'],
    message: 'expected one user name or more; without members, leave the group out',
  };
}
