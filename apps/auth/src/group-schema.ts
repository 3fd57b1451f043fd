import { z } from 'zod';

const precedence = 'expected a whole number, 0 or more; the lowest comes first';

/** A group of people. */
export const groupSchema = z.strictObject({
  /** What tokens call the group. Another name is another, empty group. */
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      'expected lower-case words joined by hyphens, such as "care-managers"',
    )
    .max(128, 'expected 128 characters or fewer'),
  /** Who belongs to it, for whoever puts people in. */
  description: z.string().min(1, 'expected a description').max(2048, 'expected 2048 characters or fewer'),
  /** Which group counts for somebody who is in several: the one with the lowest number. */
  precedence: z.int(precedence).min(0, precedence),
});

export type Group = z.infer<typeof groupSchema>;
