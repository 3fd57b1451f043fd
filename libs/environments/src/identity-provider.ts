import { z } from 'zod';

/** An issuer that speaks OpenID Connect, instead of a user pool of ours. */
export const identityProviderSchema = z.strictObject({
  /** Address that its tokens name as their issuer. Its keys are found below it. */
  issuer: z
    .string()
    .regex(
      /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w.~-]+)*$/,
      'expected the https address of an OpenID Connect issuer, without a slash at its end, query or port',
    ),
  /** Name under which the issuer knows the application. */
  clientId: z
    .string()
    .regex(/^[\w.:/-]{1,255}$/, 'expected the client id that the issuer gave the application'),
});

/** Who signs people in, other than the user pool. */
export type IdentityProvider = z.infer<typeof identityProviderSchema>;
