import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/value';
import { retentionFloors } from './retention-floors';

const { days } = retentionFloors.logGroup;

/** A group without a retention keeps everything for ever, which is long enough. The number is our choice; see the table. */
export const logGroupRetention = propertyRule({
  id: 'LogGroupRetention',
  description: `Logs about health data are kept for ${days} days`,
  citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
  remedy: `Set RetentionInDays to ${days} (RetentionDays.SIX_YEARS in CDK) or more.`,
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::Logs::LogGroup'],
      property: 'RetentionInDays',
      holds: (value) => value === undefined || isAtLeast(days)(value),
      problem: `logs are deleted before they are ${days} days old`,
    },
  ],
});
