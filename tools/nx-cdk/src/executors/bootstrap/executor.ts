import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';

export interface BootstrapExecutorOptions {
  readonly env?: string;
  readonly plan?: boolean;
}

/** Bootstraps in a process of its own with the loader that the runner has too. */
export default async function bootstrap(
  { env, plan }: BootstrapExecutorOptions,
  { root }: Pick<ExecutorContext, 'root'>,
): Promise<{ success: boolean }> {
  const main = join(root, 'tools/nx-cdk/src/bootstrap/main.ts');
  const options = [...(env ? [`--env=${env}`] : []), ...(plan ? ['--plan'] : [])];
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', main, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  return { success: status === 0 };
}
