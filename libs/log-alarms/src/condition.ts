/** What a JSON filter pattern of CloudWatch Logs asks of a log event. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'comparison'; readonly path: string; readonly equal: boolean; readonly value: string }
  | { readonly kind: 'presence'; readonly path: string; readonly present: boolean }
  | { readonly kind: 'flag'; readonly path: string; readonly value: boolean };
