/** A problem as the schema library takes it. The library adds to it, so other keys are allowed. */
export interface SchemaIssue {
  readonly code: 'custom';
  readonly path: PropertyKey[];
  readonly message: string;
  readonly [key: string]: unknown;
}
