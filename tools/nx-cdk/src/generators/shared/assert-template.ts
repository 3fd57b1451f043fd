import { UserError } from '@hipaa-cdk/errors';
import type { Tree } from '@nx/devkit';
import { PLATFORM } from './places';

/** Files that generators write to, and that only a fork of the template has all of. */
const NEEDED = [PLATFORM, 'tsconfig.base.json', 'jest.preset.js'];

/**
 * Refuses a workspace that is no fork of the template, where half of what a generator writes would have no place.
 *
 * @throws UserError `WORKSPACE_OTHER`
 */
export function assertTemplate(tree: Tree): void {
  const missing = NEEDED.filter((file) => !tree.exists(file));
  if (missing.length === 0) return;
  throw new UserError({
    code: 'WORKSPACE_OTHER',
    message: `this workspace has no ${missing.join(', no ')}; expected a fork of the template, which the generators are for`,
  });
}
