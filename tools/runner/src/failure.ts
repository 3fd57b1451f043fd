import { UserError } from '@hipaa-cdk/errors';
import type { Environment } from '@hipaa-cdk/environments';

/** What a connection to a program that is gone fails with, wherever in the chain of causes it stands. */
const GONE = /ECONNREFUSED|ECONNRESET|EPIPE|socket hang up/;

/**
 * The error as it is, or, when the embedded AWS ended while it was needed, one that says so: a refused connection in
 * some client explains nothing.
 */
export function explainLostConnection(error: unknown, environment: Environment): unknown {
  if (environment.target !== 'embedded' || !chain(error).some((text) => GONE.test(text))) return error;
  return new UserError({
    code: 'LOCAL_AWS_LOST',
    message: 'the embedded AWS stopped answering; what it had not yet saved is gone',
    remedy: `run the same command again: it starts the embedded AWS and deploys what is missing\nnpx nx run local-aws:running shows where its log is`,
    cause: error,
  });
}

function chain(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as { readonly code?: unknown };
  return [`${String(code)} ${error.message}`, ...chain(error.cause)];
}

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
