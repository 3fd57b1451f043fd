import type { ExecutorContext } from '@nx/devkit';
import { ENVIRONMENT_OPTION } from '../../runner/command-options';
import type { Options } from '../../runner/options';
import { ownProgram } from '../own-program';
import script from '../script/executor';

/** Prints how to get in, in a process of its own with the loader that the runner has too. */
export default function connect(
  options: Options,
  { root }: Pick<ExecutorContext, 'root'>,
): Promise<{ success: boolean }> {
  const target = { script: ownProgram('connect/main'), accepts: [ENVIRONMENT_OPTION] };
  return script(options, { root, target: { options: target } });
}
