/** How a layer came out of a command. */
export type Result =
  | 'synthesised'
  | 'deployed'
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'destroyed'
  | 'absent'
  | 'kept'
  | 'retired'
  | 'skipped'
  | 'failed';

/** One line of the closing table. */
export interface Row {
  readonly layer: string;
  readonly stack: string;
  readonly result: Result;
  /** Resources in the template. */
  readonly resources?: number;
  /** Resources whose type the embedded AWS only pretends to have. */
  readonly stubbed?: number;
  /** Values that the layer publishes. */
  readonly published?: number;
  readonly seconds: number;
  /** Why, for rows that are not plain success. */
  readonly note?: string;
}
