import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import * as ts from 'typescript';
import type { Publishable } from './publishable';

/**
 * Compiles the sources of all packages in one go to CommonJS and declarations, below `outDir` as they lie in the workspace.
 * Only what the exports and programs of a package need is written.
 *
 * @throws UserError `PACKAGES_INVALID` listing what the compiler refuses
 */
export function compile(workspaceRoot: string, packages: readonly Publishable[], outDir: string): void {
  const program = ts.createProgram({
    rootNames: packages.flatMap(({ root, manifest }) =>
      [...Object.values(manifest.exports), ...(manifest.programs ?? [])]
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(workspaceRoot, root, file)),
    ),
    options: {
      ...workspaceOptions(workspaceRoot),
      noEmit: false,
      declaration: true,
      types: ['node'],
      outDir,
    },
  });
  const { diagnostics } = program.emit();
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length === 0) return;
  throw new UserError({
    code: 'PACKAGES_INVALID',
    message: `${problems.length} problem(s) in the sources of packages:\n${compilerReport(workspaceRoot, problems)}`,
    remedy: 'npx nx run-many -t typecheck',
  });
}

/** What the compiler has to say, a line for each problem, with paths from the workspace on. */
export function compilerReport(workspaceRoot: string, problems: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => workspaceRoot,
    getNewLine: () => '\n',
  });
}

/** The options that every project of a workspace is compiled with, aliases included. */
export function workspaceOptions(workspaceRoot: string): ts.CompilerOptions {
  const file = join(workspaceRoot, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile.bind(ts.sys)) as { config: object };
  return ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, workspaceRoot).options;
}
