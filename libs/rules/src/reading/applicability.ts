import type { RuleContext } from '../rule';

/** Whether health data may be in the resources: it is said to be, or nobody says what is. */
export function mayHoldHealthData({ dataClass }: RuleContext): boolean {
  return dataClass === 'phi' || dataClass === 'unknown';
}

/** Whether data must still be there when its stack is gone. */
export function mustOutliveStack({ removal }: RuleContext): boolean {
  return removal !== 'destroy';
}
