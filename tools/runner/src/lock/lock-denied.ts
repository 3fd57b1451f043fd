import { UserError } from '@hipaa-cdk/errors';

/** Missing permission to write locks, told as what is missing; undefined for any other error. */
export function lockDenied(error: unknown, path: string): UserError | undefined {
  if (!(error instanceof Error) || error.name !== 'AccessDeniedException') return undefined;
  return new UserError({
    code: 'LOCK_DENIED',
    message: `the lock of the deploy could not be written: ${error.message.split('\n')[0] ?? ''}`,
    remedy: `allow ssm:GetParameters, ssm:GetParameterHistory and ssm:PutParameter on ${path} to whoever deploys`,
    cause: error,
  });
}
