import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

/** AWS Config rule: CLOUD_TRAIL_ENABLED. */
export const trailEnabled = propertyRule({
  id: 'TrailEnabled',
  description: 'Trails record',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(3)(ii)(A)'],
  remedy: 'Set IsLogging to true.',
  checks: [
    {
      types: ['AWS::CloudTrail::Trail'],
      property: 'IsLogging',
      holds: isTrue,
      problem: 'it is there but records nothing',
    },
  ],
});
