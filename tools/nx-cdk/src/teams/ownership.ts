import type { Ownership } from './code-owners';

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
