/** Set when the code is built. */
declare const GROUP_CLAIM: string;

interface TokenGeneration {
  readonly request: {
    readonly groupConfiguration?: { readonly groupsToOverride?: readonly string[] };
  };
  readonly response: object;
}

/** Lists the groups of whoever signs in under one more claim, in both tokens. */
export function handler<E extends TokenGeneration>(event: E): Promise<E> {
  const groups = event.request.groupConfiguration?.groupsToOverride ?? [];
  const claims = { claimsToAddOrOverride: { [GROUP_CLAIM]: groups } };
  const response = {
    ...event.response,
    claimsAndScopeOverrideDetails: { idTokenGeneration: claims, accessTokenGeneration: claims },
  };
  return Promise.resolve({ ...event, response });
}
