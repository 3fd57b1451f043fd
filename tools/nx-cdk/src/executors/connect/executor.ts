import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';

/** Prints how to get in, in a process of its own with the loader that the runner has too. */
export default async function connect(
  { env }: { readonly env?: string },
  { root }: Pick<ExecutorContext, 'root'>,
): Promise<{ success: boolean }> {
  const main = join(root, 'tools/nx-cdk/src/connect/main.ts');
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', main, ...(env ? [`--env=${env}`] : [])],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    },
  );
  return { success: status === 0 };
}
