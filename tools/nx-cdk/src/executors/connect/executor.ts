import type { ExecutorContext } from '@nx/devkit';
import { ENVIRONMENT_OPTION } from '@hipaa-cdk/runner/command-options';
import type { Options } from '@hipaa-cdk/runner/options';
import { programFile } from '@hipaa-cdk/runner/program';
import script from '../script/executor';

/** Prints how to get in, in a process of its own with the loader that the runner has too. */
export default function connect(
  options: Options,
  { root }: Pick<ExecutorContext, 'root'>,
): Promise<{ success: boolean }> {
  const target = { script: programFile('connect/main'), accepts: [ENVIRONMENT_OPTION] };
  return script(options, { root, target: { options: target } });
}
