import { z } from 'zod';

/** Why a control is weaker than it could be, in words that an auditor can follow. */
export const reason = z
  .string()
  .trim()
  .min(20, 'expected a reason of 20 characters or more, for whoever audits the account');

/** A whole number within bounds, both included. */
export function count(least: number, most: number): z.ZodInt {
  const expected = `expected a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
}

/** Lower-case words joined by hyphens. */
export const words = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'expected lower-case words joined by hyphens, such as "storage-logs"',
  );
