import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import * as ts from 'typescript';

/** Names of the packages that the compiled files below a folder import, in alphabetical order. */
export function importedPackages(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:js|d\.ts)$/.test(file),
  );
  const names = files.flatMap((file) =>
    specifiersIn(readFileSync(join(folder, file), 'utf8')).map(packageOf),
  );
  return [...new Set(names)].filter((name) => name !== undefined).sort();
}

/** Modules that a text imports, statically, as a type, on demand or by asking where they are. */
function specifiersIn(text: string): string[] {
  const found = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  return [...found, ...[...text.matchAll(/require\.resolve\('([^']+)'\)/g)].map(([, name = '']) => name)];
}

function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  const [first = '', second = ''] = specifier.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return builtinModules.includes(name) ? undefined : name;
}
