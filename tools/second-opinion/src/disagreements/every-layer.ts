import { disagree } from '../disagree';
import type { Disagreement } from '../disagreement';
import { firstReview } from './reviews';

/** Rules about style, not about safety: they are dismissed wherever they speak. */
export const everyLayerDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: { 'cfn-lint': ['W3005'] },
    resources: 'every',
    reason:
      'A DependsOn that a reference implies anyway. The construct library writes it for what stands in a dependency in code; CloudFormation orders the resources the same with and without it.',
    reviewed: firstReview,
  }),
];
