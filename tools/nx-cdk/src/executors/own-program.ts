import { extname, join, resolve } from 'node:path';

const SOURCES = resolve(__dirname, '..');

/**
 * File of a program of this plugin, as TypeScript in its own workspace and as JavaScript in the package.
 *
 * @param program path below the plugin's sources, without extension
 */
export function ownProgram(program: string): string {
  return join(SOURCES, `${program}${extname(__filename)}`);
}
