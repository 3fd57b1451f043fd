import { basename, isAbsolute, relative } from 'node:path';
import { workspaceOf } from '@hipaa-cdk/layer/failure';

/**
 * A file as reports name it: from the workspace that it is in, so that the same commit gives the same report on every
 * machine. Of a file outside of any workspace the name is left.
 */
export function reportedPath(file: string): string {
  if (!isAbsolute(file)) return file;
  const workspace = workspaceOf(file);
  const path = relative(workspace ?? process.cwd(), file);
  return path.startsWith('..') ? basename(file) : path.replaceAll('\\', '/');
}
