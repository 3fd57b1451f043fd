/** What Secrets Manager asks of a rotating function, once for each step. */
export interface RotationEvent {
  readonly Step: string;
  /** ARN of the secret. */
  readonly SecretId: string;
  /** Id of the version that is to become the current one. */
  readonly ClientRequestToken: string;
}
