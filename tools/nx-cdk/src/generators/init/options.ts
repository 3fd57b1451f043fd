/** Answers of somebody who has forked the template. What is left out stays as it is. */
export interface InitOptions {
  /** Short name: first word of stack names and parameter paths. */
  readonly name?: string;
  /** Full name, as people read it. */
  readonly title?: string;
  /** Team that answers for what no layer's team does. */
  readonly owner?: string;
  /** Organisation on GitHub. */
  readonly organization?: string;
  /** Where the bill goes. */
  readonly costCenter?: string | number;
  /** First part of the names of packages, with its `@`. */
  readonly scope?: string;
  /** Account of the environments without patient data. Nx takes twelve digits for a number. */
  readonly account?: string | number;
  /** Their region. */
  readonly region?: string;
  /** Account of the environments with patient data. */
  readonly prodAccount?: string | number;
  /** Their region. */
  readonly prodRegion?: string;
}
