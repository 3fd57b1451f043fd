import { UserError } from '@hipaa-cdk/errors';
import type { Environment } from '@hipaa-cdk/environments';
import { explainLostConnection } from './aws/lost-connection';

/**
 * An error of a question to an environment, as a person reads it: one of ours as it is, and whatever AWS or its client
 * said under one name.
 */
export function failureOf(error: unknown, environment: Environment): UserError {
  const explained = explainLostConnection(error, environment);
  if (UserError.is(explained)) return explained;
  const { name, message } = explained instanceof Error ? explained : { name: '', message: String(explained) };
  return new UserError({
    code: 'AWS_CALL_FAILED',
    message: [...(name === 'Error' || name === '' ? [] : [name]), message].join(': '),
    cause: error,
  });
}
