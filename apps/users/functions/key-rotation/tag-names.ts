/**
 * Tags of the secret that tell the rotating function what to do. On the function they would be environment variables,
 * which need a key and a grant of their own to be encrypted with it.
 */
export const tagNames = { user: 'AccessKeyUser', ends: 'AccessEnds' } as const;
