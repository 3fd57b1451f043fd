import { relative, sep } from 'node:path';
import ts from 'typescript';
import { ownerOf } from '../inspection';
import { type Question, answer, answerWith } from './answer';

const HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

/**
 * Checks the types of projects in one program, and tells the parent about each project: it fails for what is wrong in its
 * own files, and not for what is wrong in those that it imports.
 */
async function typecheck({ inspections }: Question): Promise<void> {
  const config = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.json',
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  if (!config) return;
  const ownerOfFile = (file: string) =>
    ownerOf(relative(process.cwd(), file).replaceAll(sep, '/'), inspections);
  const rootNames = config.fileNames.filter(ownerOfFile);
  const program = ts.createProgram({ rootNames, options: config.options });
  const ofAll = [...config.errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  const found = new Map(inspections.map((inspection) => [inspection, [...ofAll]]));
  for (const name of rootNames) {
    const file = program.getSourceFile(name);
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const owner = ownerOfFile(name);
    if (owner) found.get(owner)?.push(...diagnostics);
  }
  for (const [{ id }, diagnostics] of found) {
    const format = process.stdout.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
    await answer({ id, success: diagnostics.length === 0, terminalOutput: format(diagnostics, HOST) });
  }
}

function fail(diagnostic: ts.Diagnostic): void {
  console.error(ts.formatDiagnostic(diagnostic, HOST));
}

answerWith(typecheck);
