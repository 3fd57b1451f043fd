import { join } from 'node:path';
import * as ts from 'typescript';
import { compilerReport } from './compiler-report';
import { workspaceOptions } from './workspace-options';

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
