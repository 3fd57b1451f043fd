import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

/** AWS Config rule: MULTI_REGION_CLOUD_TRAIL_ENABLED. Events of IAM and other global services are recorded in one region only. */
export const trailMultiRegion = propertyRule({
  id: 'TrailMultiRegion',
  description: 'Trails record all regions, and the services that belong to none',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(3)(ii)(A)'],
  remedy: 'Set IsMultiRegionTrail and IncludeGlobalServiceEvents to true.',
  checks: ['IsMultiRegionTrail', 'IncludeGlobalServiceEvents'].map((property) => ({
    types: ['AWS::CloudTrail::Trail'],
    property,
    holds: isTrue,
    problem: 'what happens elsewhere is not recorded',
  })),
});
