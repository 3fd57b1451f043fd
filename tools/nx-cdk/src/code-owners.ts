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

/** Who answers for what, as GitHub reads it. */
export interface Ownership {
  /** Organisation on GitHub whose teams are named. */
  readonly organization: string;
  /** Team that answers for everything that no layer has taken. */
  readonly owner: string;
  /** Layers with a team of their own. */
  readonly layers: readonly { readonly name: string; readonly owner: string }[];
}

const APPLICATION = 'platform/application.ts';

/** Reads the files of a workspace, whether they are on disk or still in the making. */
export interface Files {
  /** Names of the layers. */
  readonly layers: readonly string[];
  /** Text of a file; empty where there is none. */
  readonly read: (file: string) => string;
}

/** Owners as layers and application name them. The text is read, so that a layer that does not compile has one too. */
export function ownership({ layers, read }: Files): Ownership {
  const application = read(APPLICATION);
  return {
    organization: valueOf(application, 'organization') ?? '',
    owner: valueOf(application, 'owner') ?? '',
    layers: layers.flatMap((name) => {
      const owner = valueOf(read(`apps/${name}/src/main.ts`), 'owner');
      return owner === undefined ? [] : [{ name, owner }];
    }),
  };
}

function valueOf(text: string, property: string): string | undefined {
  return new RegExp(`^\\s*${property}: '([^']+)'`, 'm').exec(text)?.[1];
}
