import { UserError, problemList } from '@hipaa-cdk/errors';
import type { Environment } from './environment';
import { applicationSchema, thePlatform } from './platform';
import { resolveEnvironments } from './resolve-environments';
import { schemaProblems } from './schema-problems';

let resolved: readonly Environment[] | undefined;

/**
 * Every environment of the platform, validated on first use.
 *
 * @throws UserError `APPLICATION_INVALID` or `ENVIRONMENT_INVALID` listing all problems
 */
export function allEnvironments(): readonly Environment[] {
  if (resolved) return resolved;
  const { application, environments } = thePlatform();
  assertApplication(application);
  resolved = resolveEnvironments(environments);
  return resolved;
}

/** @throws UserError `APPLICATION_INVALID` listing all problems */
export function assertApplication(application: unknown): void {
  const problems = schemaProblems(applicationSchema, application, ['application']);
  if (problems.length === 0) return;
  throw new UserError({
    code: 'APPLICATION_INVALID',
    message: `${problems.length} problem(s) in platform/application.ts:\n${problemList(problems)}`,
  });
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
    remedy: `--env=${environments[0]?.name}`,
  });
}
