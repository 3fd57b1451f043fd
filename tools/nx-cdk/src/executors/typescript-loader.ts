import { pathToFileURL } from 'node:url';

/**
 * Options of Node that make it load the TypeScript of a workspace: the loader that this plugin depends on, wherever the
 * workspace keeps it.
 */
export const TYPESCRIPT_LOADER: readonly string[] = ['--import', pathToFileURL(require.resolve('tsx')).href];
