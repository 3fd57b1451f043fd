/** What exceptions may name beside what was judged. */
export interface Known {
  /**
   * All layers of the workspace.
   *
   * @default - any layer is taken for one that was not judged
   */
  readonly layers?: readonly string[];
  /**
   * All environments of the workspace.
   *
   * @default - any environment is taken for one that was not judged
   */
  readonly environments?: readonly string[];
}
