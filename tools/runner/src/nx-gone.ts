import { UserError } from '@hipaa-cdk/errors';

/** Whether the Nx that started this process has ended before it, so that nobody waits for a result any more. */
export function isNxGone(): boolean {
  // Undefined where no Nx started it, as in tests and under the command line of a script.
  return process.connected === false;
}

/**
 * Stands before everything that would begin something new. What CloudFormation has begun is followed to its end instead,
 * so that its record is written and its lock given back.
 *
 * @throws UserError `NX_GONE` when whoever asked has left
 */
export function assertNxIsThere(): void {
  if (!isNxGone()) return;
  throw new UserError({
    code: 'NX_GONE',
    message: 'the command that asked for this has ended: no further steps were started',
    remedy: 'start it again; what it has begun is complete',
  });
}

/** Lets this process outlive its Nx: the other end of its output may be gone as well, and writing must not end it. */
export function outliveNx(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
