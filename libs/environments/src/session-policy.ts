/**
 * After how many minutes sessions end by themselves (45 CFR 164.312(a)(2)(iii), automatic logoff).
 *
 * The Security Rule names no numbers; these are our choice. Idle and whole sessions follow NIST SP 800-63B (2017),
 * section 4.2.3: thirty idle minutes and twelve hours. An access token cannot be called back everywhere it is
 * accepted, so it lives an hour at most.
 */
export const sessionPolicy = {
  /** What an auditor reads beside the numbers. */
  source: 'our choice, after NIST SP 800-63B (2017) 4.2.3',
  /** Without any activity. */
  idleMinutes: 30,
  /** Altogether, whatever the activity. */
  wholeMinutes: 12 * 60,
  /** Of an access or identity token. */
  tokenMinutes: 60,
} as const;
