/** The `package.json` that stands beside the sources of a package. */
export interface SourceManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  /** What can be imported, and the source file that it is. */
  readonly exports: Readonly<Record<string, string>>;
  /**
   * Sources that are run or loaded by their path, and imported by nothing.
   *
   * @default - none
   */
  readonly programs?: readonly string[];
  /**
   * Files, and folders of them, that are no TypeScript and go along.
   *
   * @default - none
   */
  readonly assets?: readonly string[];
  /**
   * File of the executors, for Nx.
   *
   * @default - it is no plugin
   */
  readonly executors?: string;
  /**
   * File of the generators, for Nx.
   *
   * @default - it is no plugin
   */
  readonly generators?: string;
}
