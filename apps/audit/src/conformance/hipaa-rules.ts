import data from './hipaa-rules.json';

/** One managed rule of AWS Config, as a conformance pack names it. */
export interface PackRule {
  /** What the rule is called in the account, such as `restricted-ssh`. */
  readonly name: string;
  /** What AWS calls it, such as `INCOMING_SSH_DISABLED`. */
  readonly identifier: string;
  /**
   * Types of resources that a change of sets the rule off.
   *
   * @default - the rule decides
   */
  readonly types?: readonly string[];
  /**
   * What the rule is told; Config takes texts only.
   *
   * @default - nothing
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * What it is about, for rules that do not say it by their name.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * The rules of AWS's conformance pack "Operational Best Practices for HIPAA Security", with the parameters that it has
 * by default. The file names its source, its date and its license.
 */
export const hipaaRules: readonly PackRule[] = data.rules as readonly PackRule[];
