import { type Environment, environmentFile } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';

/**
 * Refuses to destroy anything in a protected environment.
 *
 * @throws UserError `ENVIRONMENT_PROTECTED`
 */
export function assertNotProtected(environment: Environment): void {
  if (!environment.protected) return;
  throw new UserError({
    code: 'ENVIRONMENT_PROTECTED',
    message: `environment ${environment.name} is protected: nothing in it is destroyed from the command line`,
    remedy: `set "protected: false" in ${environmentFile(environment.name)}, deploy, and try again`,
  });
}
