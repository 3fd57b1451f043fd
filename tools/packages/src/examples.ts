import { join } from 'node:path';
import * as ts from 'typescript';
import { type Publishable, shortName } from './publishable';
import { readmeOf } from './readme-of';
import { compilerReport, workspaceOptions } from './compile';

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

/** Folder that examples are compiled in. It is never written: what is in it comes from READMEs. */
const FOLDER = 'tools/packages/examples';

/**
 * What the compiler refuses in examples, as a report; empty when nothing.
 *
 * @param examples text by path
 */
export function exampleProblems(workspaceRoot: string, examples: ReadonlyMap<string, string>): string {
  const texts = new Map([...examples].map(([path, text]) => [join(workspaceRoot, FOLDER, path), text]));
  const options = { ...workspaceOptions(workspaceRoot), types: ['node'] };
  const program = ts.createProgram([...texts.keys()], options, hostWith(texts, options));
  const problems = [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return compilerReport(workspaceRoot, problems);
}

/** Reads files that are on disk, and those that are not. */
function hostWith(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    // Resolution looks for a folder before it looks for what is in it.
    directoryExists: (folder) =>
      [...texts.keys()].some((file) => file.startsWith(`${folder}/`)) ||
      (host.directoryExists?.(folder) ?? ts.sys.directoryExists(folder)),
    getSourceFile: (file, version) => {
      const text = texts.get(file);
      return text === undefined
        ? host.getSourceFile(file, version)
        : ts.createSourceFile(file, text, version, true);
    },
  };
}
