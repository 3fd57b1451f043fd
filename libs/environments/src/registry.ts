import { UserError, problemList } from '@hipaa-cdk/errors';
import { DEFAULT_ENVIRONMENT } from './default-environment';
import type { Environment } from './environment';
import { applicationSchema, thePlatform } from './platform';
import { environmentFile, resolveEnvironments } from './resolve-environments';
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
  throw unknownEnvironment(
    name,
    environments.map((environment) => environment.name),
  );
}

/** The refusal of a name that no environment has; a command that names none asks for the one on the embedded AWS. */
export function unknownEnvironment(name: string, known: readonly string[]): UserError {
  const isDefault = name === DEFAULT_ENVIRONMENT;
  const why = isDefault ? ', on which a command acts that names none' : '';
  const others = `--env=${known[0]}`;
  return new UserError({
    code: 'ENVIRONMENT_UNKNOWN',
    message: `there is no environment ${JSON.stringify(name)}${why}; expected one of ${known.join(', ')}`,
    remedy: isDefault
      ? `write ${environmentFile(name)} with target "embedded", or name the one that you mean, such as ${others}`
      : others,
  });
}
