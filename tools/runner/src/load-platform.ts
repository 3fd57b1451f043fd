import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

/** Where a workspace says what its application is called and where it runs. */
export const PLATFORM = 'platform/index.ts';

/**
 * Loads the platform of a workspace: everything that asks for an environment afterwards gets those of that file.
 *
 * @throws UserError `PLATFORM_MISSING`
 */
export async function loadPlatform(workspaceRoot: string): Promise<void> {
  const file = join(workspaceRoot, PLATFORM);
  if (!existsSync(file)) {
    throw new UserError({
      code: 'PLATFORM_MISSING',
      message: `there is no ${PLATFORM} in ${workspaceRoot}; expected a file that calls definePlatform({ application, environments })`,
    });
  }
  await import(file);
}
