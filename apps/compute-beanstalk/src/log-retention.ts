/** Days that Beanstalk lets log entries live. CloudWatch Logs knows more, six years among them, but Beanstalk does not take them. */
const RETENTIONS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653] as const;

export type BeanstalkRetention = (typeof RETENTIONS)[number];

const LONGEST: BeanstalkRetention = 3653;

/** The shortest time Beanstalk takes that is no shorter than `days`. */
export function beanstalkRetention(days: number): BeanstalkRetention {
  return RETENTIONS.find((retention) => retention >= days) ?? LONGEST;
}
