import { App, Stack } from 'aws-cdk-lib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A stack that is judged and never synthesised, in an app of its own: what one holds changes no verdict about another.
 *
 * @param directory where the app may leave files; without one it makes a directory that nobody removes
 */
export function scratchStack(directory: string): Stack {
  const app = new App({
    outdir: directory,
    autoSynth: false,
    builtinCloudFormationValidation: false,
    // Where these constructs are made is of no use to anybody, and finding it out takes longer than making them.
    context: { 'aws:cdk:disable-creation-stack-traces': true },
  });
  return new Stack(app, 'Judged');
}

/** Makes a directory for engines that work with files only, and removes it with all that they leave in it. */
export function temporaryDirectory<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'judged-'));
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes a file for an engine that reads files only, and removes it once the engine is done. */
export function temporaryFile<T>(name: string, content: string, use: (file: string) => T): T {
  return temporaryFiles({ [name]: content }, ([file = '']) => use(file));
}

/** Several files in one folder, in the order of `contents`. */
export function temporaryFiles<T>(
  contents: Readonly<Record<string, string>>,
  use: (files: readonly string[]) => T,
): T {
  return temporaryDirectory((directory) => {
    const files = Object.entries(contents).map(([name, content]) => {
      const file = join(directory, name);
      writeFileSync(file, content);
      return file;
    });
    return use(files);
  });
}
