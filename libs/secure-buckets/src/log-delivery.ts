/** A service that writes logs of some resources into the log bucket. */
export interface LogDelivery {
  /** What the policy of the bucket calls it. */
  readonly sid: string;
  /** Service principal that writes. */
  readonly service: string;
  /** How the names of its objects begin. */
  readonly prefix: string;
  /** ARN pattern of the resources whose logs they are. */
  readonly sources: string;
}
