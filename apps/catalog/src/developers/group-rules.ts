/** A problem as the schema library takes it. */
type Issue = { readonly code: 'custom'; readonly path: PropertyKey[]; readonly message: string };

/** A group that nobody is in hides that its permissions are nobody's, and every rule set refuses it. */
export function groupOfNobody(members: readonly string[]): Issue | undefined {
  if (members.length > 0) return undefined;
  return {
    code: 'custom',
    path: ['members'],
    message: 'expected one user name or more; without members, leave the group out',
  };
}
