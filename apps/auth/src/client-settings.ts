import { z } from 'zod';
import { returnAddresses } from './return-addresses';

const words = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A scope with the resource server that it belongs to. */
export const scopeShape = z
  .string()
  .regex(/^[\w.:/-]+\/[\w.:-]+$/, 'expected a resource server and a scope of it, such as "reports/read"');

const scopes = z.array(scopeShape);

const name = z
  .string()
  .regex(words, 'expected lower-case words joined by hyphens, such as "mobile-app"')
  .max(64, 'expected 64 characters or fewer');

const forPeople = z.strictObject({
  name,
  /** "public" cannot keep a secret, "confidential" is a server and gets one. */
  kind: z.enum(['public', 'confidential']),
  callbackUrls: returnAddresses,
  logoutUrls: returnAddresses,
  /** Scopes of resource servers that it may ask for. */
  scopes: scopes.default([]),
});

/** A program that shows its own secret, and gets tokens that name no person. */
const service = z.strictObject({
  name,
  kind: z.literal('service'),
  scopes: scopes.min(1, 'expected one scope or more: a token without any opens nothing'),
});

/** One more program that the pool makes tokens for. */
export const clientShape = z.discriminatedUnion(
  'kind',
  [forPeople, service],
  'expected kind "public", "confidential" or "service"',
);

export type ClientSettings = z.infer<typeof clientShape>;

/** An interface that asks for tokens, and what it tells apart. */
export const resourceServerShape = z.strictObject({
  /** How tokens name it, in front of the scope. Another one makes new scopes. */
  identifier: z
    .string()
    .regex(/^[a-z0-9][\w.:/-]{0,255}$/, 'expected a name such as "reports", or an https address'),
  scopes: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.:-]{1,256}$/, 'expected a name such as "read"'),
        description: z.string().min(1, 'expected a description').max(256, 'expected 256 characters or fewer'),
      }),
    )
    .min(1, 'expected one scope or more')
    .max(100, 'expected 100 scopes or fewer, the most that Cognito takes'),
});

export type ResourceServer = z.infer<typeof resourceServerShape>;

/** Every scope that resource servers have, as clients name them. */
export function scopesOf(servers: readonly ResourceServer[]): string[] {
  return servers.flatMap(({ identifier, scopes: own }) => own.map((scope) => `${identifier}/${scope.name}`));
}
