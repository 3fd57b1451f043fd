import { spawnSync } from 'node:child_process';
import type { ExecutorContext } from '@nx/devkit';
import { ownProgram } from '../own-program';
import { programVariables } from '../program-variables';
import { TYPESCRIPT_LOADER } from '../typescript-loader';

/** Prints how to get in, in a process of its own with the loader that the runner has too. */
export default async function connect(
  { env }: { readonly env?: string },
  { root }: Pick<ExecutorContext, 'root'>,
): Promise<{ success: boolean }> {
  const main = ownProgram('connect/main');
  const { status } = spawnSync(
    process.execPath,
    [...TYPESCRIPT_LOADER, main, ...(env ? [`--env=${env}`] : [])],
    {
      cwd: root,
      stdio: 'inherit',
      env: programVariables(),
    },
  );
  return { success: status === 0 };
}
