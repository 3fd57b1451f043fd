import type { RuleContext } from '../rule';

/** Whether health data is known to stay out. Data of an unknown kind may be health data. */
export function holdsNoHealthData({ dataClass }: RuleContext): boolean {
  return dataClass === 'synthetic' || dataClass === 'deidentified';
}
