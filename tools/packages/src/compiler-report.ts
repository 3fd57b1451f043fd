import * as ts from 'typescript';

/** What the compiler has to say, a line for each problem, with paths from the workspace on. */
export function compilerReport(workspaceRoot: string, problems: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => workspaceRoot,
    getNewLine: () => '\n',
  });
}
