import { z } from 'zod';

/** A control that somebody weakens on purpose, and says why. */
export const reasoned = z.strictObject({
  /** Why, for whoever reads the template or the report. */
  reason: z.string().min(20, 'expected a reason of a sentence, at least 20 characters'),
});

export type Reasoned = z.infer<typeof reasoned>;
