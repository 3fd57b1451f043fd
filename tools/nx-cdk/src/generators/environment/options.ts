/** Options of the generator for environments, as they are typed. */
export interface EnvironmentOptions {
  /** Name of the new environment. */
  readonly name: string;
  /** The environment that it is made like. */
  readonly from?: string;
  /** AWS account number. Nx takes twelve digits for a number. */
  readonly account?: string | number;
  /** AWS region. */
  readonly region?: string;
}
