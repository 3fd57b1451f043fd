/** Who answers for what, as GitHub reads it. */
export interface Ownership {
  /** Organisation on GitHub whose teams are named. */
  readonly organization: string;
  /** Team that answers for everything that no layer has taken. */
  readonly owner: string;
  /** Layers with a team of their own. */
  readonly layers: readonly { readonly name: string; readonly owner: string }[];
}

/** The text of CODEOWNERS. A layer and its contract belong to one team: whoever changes one answers for the other. */
export function codeOwners({ organization, owner, layers }: Ownership): string {
  const handle = (team: string): string => `@${organization}/${team}`;
  const lines = [...layers]
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap((layer) => [
      `/apps/${layer.name}/ ${handle(layer.owner)}`,
      `/libs/contracts/${layer.name}/ ${handle(layer.owner)}`,
    ]);
  return [
    '# Written by `npx nx run teams:generate` from the owners in apps/*/src/main.ts and platform/application.ts.',
    `* ${handle(owner)}`,
    ...lines,
    '',
  ].join('\n');
}
