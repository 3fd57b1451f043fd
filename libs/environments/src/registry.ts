import { UserError } from '@hipaa-cdk/errors';
import type { Environment } from './environment';
import { thePlatform } from './platform';
import { resolveEnvironments } from './resolve-environments';

/** The environment of a command that names none. It is the embedded AWS, so that a slip cannot reach an account. */
export const DEFAULT_ENVIRONMENT = 'local';

let resolved: readonly Environment[] | undefined;

/**
 * Every environment of the platform, validated on first use.
 *
 * @throws UserError `ENVIRONMENT_INVALID` listing all problems
 */
export function allEnvironments(): readonly Environment[] {
  resolved ??= resolveEnvironments(thePlatform().environments);
  return resolved;
}

/**
 * The environment of that name.
 *
 * @throws UserError `ENVIRONMENT_UNKNOWN` listing the valid names
 */
export function findEnvironment(name: string): Environment {
  const environments = allEnvironments();
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  throw new UserError({
    code: 'ENVIRONMENT_UNKNOWN',
    message: `there is no environment ${JSON.stringify(name)}; expected one of ${environments.map((e) => e.name).join(', ')}`,
    remedy: `--env=${DEFAULT_ENVIRONMENT}`,
  });
}
