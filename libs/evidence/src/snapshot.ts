/** A deploy as its record has it. */
export interface RecordedDeploy {
  readonly result: string;
  readonly commit: string;
  readonly dirty: boolean;
  /** ARN of whoever ran the command, as STS said. */
  readonly by: string;
  readonly approver?: string;
  /** SHA-256 of the template that was handed in. */
  readonly template: string;
  /** What the gate said before the deploy, such as `passed, 2 excepted`. */
  readonly check: string;
  readonly endedAt: string;
}

/** One deployed layer, as the account shows it. */
export interface CollectedLayer {
  readonly layer: string;
  readonly stack: string;
  readonly state: 'deployed' | 'absent';
  /** The record of the deploy that stands; absent when nobody recorded one. */
  readonly record?: RecordedDeploy;
  /** SHA-256 of the template that the account gives for the stack. */
  readonly template?: string;
  /** `IN_SYNC`, `DRIFTED`, `NOT_CHECKED` or `UNKNOWN`. */
  readonly drift?: string;
  readonly driftCheckedAt?: string;
}

/** One thing that was seen in the account, and how it stood. */
export interface Observation {
  /** Id of the source, such as `restore-tests`, or the identifier of a rule of AWS Config. */
  readonly source: string;
  /** What was looked at, such as the name of an alarm. */
  readonly subject: string;
  /** `good` supports the paragraphs of the source, `bad` opens them, `unknown` says nothing. */
  readonly state: 'good' | 'bad' | 'unknown';
  /** What AWS said, such as `COMPLIANT`. */
  readonly said: string;
  /** When AWS found it so. */
  readonly at?: string;
}

/** What an account looked like at one moment. */
export interface Snapshot {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** `AWS`, or what stands in for it: what a local AWS shows is no evidence of an account. */
  readonly taken: 'AWS' | 'local AWS';
  /** ARN of whoever took it. */
  readonly by: string;
  readonly at: string;
  readonly layers: readonly CollectedLayer[];
  readonly observations: readonly Observation[];
  /** What could not be read, and why. */
  readonly gaps: readonly { readonly source: string; readonly why: string }[];
}
