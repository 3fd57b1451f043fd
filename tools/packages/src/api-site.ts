import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import type * as TypeDoc from 'typedoc';
import type { Publishable } from './publishable';

/** Where the pages lie that show everything packages export. */
export const API_SITE = 'dist/api';

/**
 * Writes one site for all packages out of their docstrings.
 *
 * @returns its folder, relative to the workspace
 * @throws UserError `API_UNDOCUMENTED` listing exports without a docstring, types that an export speaks of and nobody can
 * import, and links that lead nowhere
 */
export async function writeApiSite(workspaceRoot: string, packages: readonly Publishable[]): Promise<string> {
  // It is an ES module, whose own dependencies cannot be required.
  const typedoc = await import('typedoc');
  const names = entryNames(workspaceRoot, packages);
  const app = await typedoc.Application.bootstrap(options(workspaceRoot, [...names.keys()]));
  const problems = new Set<string>();
  app.logger = collector(typedoc, problems);
  const entryPoints = (app.getEntryPoints() ?? []).map((entry) => ({
    ...entry,
    displayName: names.get(entry.sourceFile.fileName) ?? entry.displayName,
  }));
  const project = app.converter.convert(entryPoints);
  for (const { manifest } of packages) {
    // Only what is of this one package is asked for a docstring, and to be exported.
    project.packageName = manifest.name;
    app.validate(project);
  }
  project.packageName = undefined;
  if (problems.size > 0) throw undocumented([...problems]);
  const folder = join(workspaceRoot, API_SITE);
  rmSync(folder, { recursive: true, force: true });
  await app.generateDocs(project, folder);
  return API_SITE;
}

/** The source file of everything that can be imported, with the name that it is imported by. */
function entryNames(workspaceRoot: string, packages: readonly Publishable[]): Map<string, string> {
  return new Map(
    packages.flatMap(({ root, manifest }) =>
      Object.entries(manifest.exports)
        .filter(([, file]) => file.endsWith('.ts'))
        .map(([path, file]) => [join(workspaceRoot, root, file), join(manifest.name, path)] as const),
    ),
  );
}

/** What must have a docstring. A property whose name and type say everything needs none. */
const DOCUMENTED: TypeDoc.ReflectionKind.KindString[] = [
  'Variable',
  'Function',
  'Class',
  'Method',
  'Accessor',
  'Interface',
  'TypeAlias',
  'Enum',
];

function options(workspaceRoot: string, entryPoints: string[]): Partial<TypeDoc.TypeDocOptions> {
  return {
    name: 'Packages',
    entryPoints,
    tsconfig: join(workspaceRoot, 'tsconfig.base.json'),
    readme: 'none',
    excludePrivate: true,
    excludeExternals: true,
    // Commits are not read, so that the same sources make the same pages.
    disableSources: true,
    // The compiler has its own target.
    skipErrorChecking: true,
    requiredToBeDocumented: DOCUMENTED,
    validation: { notDocumented: true, notExported: true, invalidLink: true },
  };
}

/** A logger that keeps what is wrong. */
function collector({ Logger, LogLevel }: typeof TypeDoc, problems: Set<string>): TypeDoc.Logger {
  return new (class extends Logger {
    override log(message: string, level: TypeDoc.LogLevel): void {
      super.log(message, level);
      if (level >= LogLevel.Warn) problems.add(message);
    }
  })();
}

function undocumented(problems: readonly string[]): UserError {
  return new UserError({
    code: 'API_UNDOCUMENTED',
    message: [
      `${problems.length} problem(s) with the documentation of packages:`,
      ...problems.map((one) => `  ✖ ${one}`),
    ].join('\n'),
    remedy: 'write a docstring (/** ... */) above each export; export the types that it speaks of',
  });
}
