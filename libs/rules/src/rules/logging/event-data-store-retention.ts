import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/value';
import { retentionFloors } from './retention-floors';

const { days } = retentionFloors.eventDataStore;

/** It has to be written down: the default depends on how the store is paid for. */
export const eventDataStoreRetention = propertyRule({
  id: 'EventDataStoreRetention',
  description: `Event data stores keep what happened for ${days} days`,
  citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
  remedy: `Set RetentionPeriod to ${days} or more.`,
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::CloudTrail::EventDataStore'],
      property: 'RetentionPeriod',
      holds: isAtLeast(days),
      problem: `nothing shows that events are kept for ${days} days`,
    },
  ],
});
