import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Options of Node that make it load the TypeScript of a workspace: the loader that this package depends on, wherever the
 * workspace keeps it.
 */
export const TYPESCRIPT_LOADER: readonly string[] = ['--import', pathToFileURL(require.resolve('tsx')).href];

/** The same for programs that `require` what they load. They start in half of the time. */
export const COMMONJS_LOADER: readonly string[] = [
  '--require',
  require.resolve('tsx/cjs'),
  '--require',
  join(__dirname, `plain-packages${extname(__filename)}`),
];
