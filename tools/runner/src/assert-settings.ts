import { join } from 'node:path';
import { type Environment, canHaveLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { loadLayer } from './commands/load-layer';
import type { RunRequest } from './request';

/**
 * Refuses the whole run when a layer that is about to be synthesised has settings that cannot be: a slip in one layer's
 * file must not be found when half of the others are deployed.
 *
 * @throws UserError `SETTINGS_INVALID` with the problems of all layers
 */
export async function assertSettings(request: RunRequest, environment: Environment): Promise<void> {
  const errors: UserError[] = [];
  for (const { command, layer } of request.tasks) {
    const root = request.layers.find(({ name }) => name === layer)?.root;
    if (command !== 'synth' || root === undefined || !canHaveLayer(environment, layer)) continue;
    try {
      const app = await loadLayer(join(request.workspaceRoot, root), layer);
      app.settings(environment);
    } catch (error) {
      // A mistake in the code of a layer is told by the synthesis of that layer, and stops no other.
      if (UserError.is(error)) errors.push(error);
    }
  }
  if (errors.length === 0) return;
  throw new UserError({
    code: errors[0]?.code ?? 'SETTINGS_INVALID',
    message: errors.map(({ message }) => message).join('\n'),
  });
}
