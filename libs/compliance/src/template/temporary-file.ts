import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory';

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
