import { UserError } from '@hipaa-cdk/errors';

const DEFAULT_MINUTES = 30;
const MOST_MINUTES = 1440;

/**
 * How long a command waits for the lock of another one.
 *
 * @param option what was given as `--wait`: nothing, the bare word, or minutes
 * @throws UserError `OPTION_INVALID`
 */
export function waitMinutes(option: unknown): number {
  if (option === undefined || option === false || option === 'false') return 0;
  if (option === true || option === '' || option === 'true') return DEFAULT_MINUTES;
  const minutes = typeof option === 'string' ? Number(option) : option;
  if (typeof minutes === 'number' && minutes > 0 && minutes <= MOST_MINUTES) return minutes;
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--wait is ${JSON.stringify(option)}; expected minutes, more than 0 and at most ${MOST_MINUTES}, or --wait alone for ${DEFAULT_MINUTES}`,
  });
}
