import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/value';

const DAYS = 30;

/** 30 days is the longest that KMS waits, and what it does where nothing is written: a default of the resource type. */
export const keyPendingWindow = propertyRule({
  id: 'KeyPendingWindow',
  description: `Keys to health data are destroyed no sooner than ${DAYS} days after somebody asked for it`,
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.310(d)(2)(i)'],
  remedy: `Set PendingWindowInDays to ${DAYS}, or leave it out.`,
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
      property: 'PendingWindowInDays',
      holds: (value) => value === undefined || isAtLeast(DAYS)(value),
      problem: `less than ${DAYS} days are left to notice that it is about to be destroyed`,
    },
  ],
});
