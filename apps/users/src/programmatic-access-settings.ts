import { z } from 'zod';

const reason = z.string().trim().min(10, 'expected a reason of 10 characters or more');

const rotation = 'expected 1 to 30 days';

export const programmaticAccessSchema = z.strictObject({
  /** Why no role will do. It is kept in the template, beside the user. */
  reason,
  /** Day on which the access ends by itself, at midnight UTC. */
  expires: z.iso.date('expected a day such as "2027-06-30"'),
  /** Days until the next key. A key goes with the rotation after that, so that its reader has as long to follow. */
  rotationDays: z.int(rotation).min(1, rotation).max(30, rotation),
  /** Says once more that the key may reach patient data, and why. Without it an environment with such data refuses. */
  patientData: z.strictObject({ reason }).optional(),
});

export type ProgrammaticAccessSettings = z.infer<typeof programmaticAccessSchema>;
