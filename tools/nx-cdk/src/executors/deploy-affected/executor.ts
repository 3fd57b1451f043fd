import type { ExecutorContext } from '@nx/devkit';
import { AFFECTED_OPTIONS } from '../../runner/base/affected-options';
import type { Options } from '../../runner/options';
import { ownProgram } from '../own-program';
import script from '../script/executor';

/** Deploys what changed, in a process of its own that starts Nx again for the layers it has chosen. */
export default function deployAffected(
  options: Options,
  { root }: Pick<ExecutorContext, 'root'>,
): Promise<{ success: boolean }> {
  const target = { script: ownProgram('runner/base/main'), accepts: AFFECTED_OPTIONS };
  return script(options, { root, target: { options: target } });
}
