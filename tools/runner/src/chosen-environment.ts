import { DEFAULT_ENVIRONMENT, type Environment, findEnvironment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { RunRequest } from './request';

/**
 * The one environment of a run.
 *
 * @throws UserError `ENVIRONMENT_UNKNOWN`, `ENVIRONMENT_AMBIGUOUS` or `ENVIRONMENT_INVALID`
 */
export function chosenEnvironment(request: RunRequest): Environment {
  const names = [
    ...new Set(request.tasks.map(({ options }) => String(options['env'] ?? DEFAULT_ENVIRONMENT))),
  ];
  const [name = DEFAULT_ENVIRONMENT, other] = names;
  if (other === undefined) return findEnvironment(name);
  throw new UserError({
    code: 'ENVIRONMENT_AMBIGUOUS',
    message: `one run serves one environment; got ${names.join(' and ')}`,
  });
}

/** First line of every run: where it will act. */
export function announce(environment: Environment, given: boolean): string {
  const where = environment.target === 'embedded' ? 'embedded AWS' : 'AWS';
  const how = given ? '' : ' (no --env given)';
  return `environment ${environment.name}${how}: ${where}, account ${environment.account}, region ${environment.region}`;
}
