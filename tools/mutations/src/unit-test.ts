/** A test of ours that goes red when a setting is broken which no rule of the gate is about. */
export interface UnitTest {
  readonly layer: string;
  /** Path of the resource in the construct tree. */
  readonly resource: string | RegExp;
  /** Where it is broken: the setting or anything within. */
  readonly setting: string | RegExp;
  /**
   * Words of the mutation's description, where one place can be broken in ways that different tests are about.
   *
   * @default - however it is broken
   */
  readonly broken?: RegExp;
  /**
   * Environment that the test is about.
   *
   * @default - all of them
   */
  readonly environment?: string;
  /** Why a rule on templates cannot be expected to notice. */
  readonly reason: string;
  /** File and title, `apps/storage/src/x.spec.ts: title of the test`. */
  readonly killedBy: string;
}
