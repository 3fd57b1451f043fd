import type { ExecutorContext } from '@nx/devkit';
import { AFFECTED_OPTIONS } from '@hipaa-cdk/runner/affected-options';
import type { Options } from '@hipaa-cdk/runner/options';
import { programFile } from '@hipaa-cdk/runner/program';
import script from '../script/executor';

/** Deploys what changed, in a process of its own that starts Nx again for the layers it has chosen. */
export default function deployAffected(
  options: Options,
  context: Pick<ExecutorContext, 'root'> & Partial<ExecutorContext>,
): Promise<{ success: boolean }> {
  const target = { script: programFile('affected/main'), accepts: AFFECTED_OPTIONS };
  return script(options, { ...context, target: { options: target } });
}
