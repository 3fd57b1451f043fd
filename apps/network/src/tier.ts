/**
 * Kinds of subnets: `public` has a route to and from the internet, `private` has at most a way out, `isolated` has
 * neither.
 */
export const TIERS = ['public', 'private', 'isolated'] as const;

export type Tier = (typeof TIERS)[number];
