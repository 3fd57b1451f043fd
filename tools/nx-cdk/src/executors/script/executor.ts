import { spawn } from 'node:child_process';
import type { ExecutorContext } from '@nx/devkit';
import { programVariables } from '../program-variables';
import { TYPESCRIPT_LOADER } from '../typescript-loader';
import { scriptArguments } from './script-arguments';

export interface ScriptOptions {
  readonly script: string;
  readonly verb: string;
  readonly [option: string]: unknown;
}

/** Runs a script in a process of its own. Nx's command runner would do, but keeps `--env` for itself. */
export default async function script(
  { script: file, verb, ...options }: ScriptOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const child = spawn(process.execPath, [...TYPESCRIPT_LOADER, file, verb, ...scriptArguments(options)], {
    cwd: context.root,
    stdio: 'inherit',
    env: programVariables(),
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  return { success: code === 0 };
}
