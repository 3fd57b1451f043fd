import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isTrue, numberOf } from '../../reading/value';
import { retentionFloors } from '../logging/retention-floors';

const { days } = retentionFloors.table;
const types = ['AWS::DynamoDB::Table'];

/** DynamoDB keeps 35 days where no other number is given. The number is our choice; see the table of retention. */
export const tablePointInTimeRecovery = propertyRule({
  id: 'TablePointInTimeRecovery',
  description: `Tables with health data can be restored to any second of the last ${days} days`,
  citations: ['45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
  remedy: 'Set PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled to true and leave the days out.',
  applies: mayHoldHealthData,
  checks: [
    {
      types,
      property: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
      holds: isTrue,
      problem: 'it cannot be restored',
    },
    {
      types,
      property: 'PointInTimeRecoverySpecification.RecoveryPeriodInDays',
      holds: (value) => value === undefined || (numberOf(value) ?? 0) >= days,
      problem: `it cannot be restored to ${days} days back`,
    },
  ],
});
