/** Options of the layer generator, as they are typed. */
export interface LayerOptions {
  /** Name of the layer. */
  readonly name: string;
  /** Contracts that it reads, separated by commas. */
  readonly consumes?: string;
  /** Team that answers for it. */
  readonly owner?: string;
  /** What it is for, in a few words. */
  readonly purpose?: string;
}
