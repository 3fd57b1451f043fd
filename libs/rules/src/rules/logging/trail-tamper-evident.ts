import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

const types = ['AWS::CloudTrail::Trail'];

export const trailTamperEvident = propertyRule({
  id: 'TrailTamperEvident',
  description: 'Trails are encrypted with a customer managed key, and signed so that a change shows',
  citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.312(c)(2)', '45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set EnableLogFileValidation to true and KMSKeyId to a key of your own.',
  checks: [
    {
      types,
      property: 'EnableLogFileValidation',
      holds: isTrue,
      problem: 'a change of its files does not show',
    },
    {
      types,
      property: 'KMSKeyId',
      holds: isCustomerKey,
      problem: 'it is not encrypted with a key of your own',
    },
  ],
});
