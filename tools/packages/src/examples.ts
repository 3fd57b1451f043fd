import { join } from 'node:path';
import { type Publishable, shortName } from './publishable';
import { readmeOf } from './readme-of';

/** One example of a README, as a file of its own. */
export interface Example {
  /** Where it would lie in the folder of whoever copies it. */
  readonly path: string;
  readonly text: string;
}

/** File that an application is defined in once, for all that is imported with it. */
export const PLATFORM = 'platform/index.ts';

const BLOCK = /^```ts\n([^]*?)^```$/gm;
const NAMED = /^\/\/ ([\w./-]+\.ts)\n/;

/** The examples in a README. One that starts with a comment such as `// bin/app.ts` is a file of that name. */
export function examplesIn(markdown: string): Example[] {
  return [...markdown.matchAll(BLOCK)].map(([, text = ''], index) => ({
    path: NAMED.exec(text)?.[1] ?? join('bin', `example-${index + 1}.ts`),
    text,
  }));
}

/**
 * The examples of all packages, each package in a folder of its own. Whatever defines the platform is there in each of these
 * folders, as READMEs say that it is.
 *
 * @returns text by path
 */
export async function allExamples(
  workspaceRoot: string,
  packages: readonly Publishable[],
): Promise<ReadonlyMap<string, string>> {
  const examples = await Promise.all(
    packages.map(async (one) => ({
      folder: shortName(one),
      files: examplesIn(await readmeOf(workspaceRoot, one)),
    })),
  );
  const platform = examples.flatMap(({ files }) => files).find(({ path }) => path === PLATFORM);
  return new Map(
    examples.flatMap(({ folder, files }) =>
      [...(platform ? [platform] : []), ...files].map(
        ({ path, text }) => [join(folder, path), text] as const,
      ),
    ),
  );
}
