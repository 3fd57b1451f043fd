import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';

import { propertyRule } from '../../reading/property-rule';
import { numberOf } from '../../reading/value';

const hours = sessionPolicy.wholeMinutes / 60;

/** Without a setting a session of a role or permission set lasts an hour. */
export const roleSessionEnds = propertyRule({
  id: 'RoleSessionEnds',
  description: `Credentials of a role end within ${hours} hours (${sessionPolicy.source})`,
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
  remedy: `Set MaxSessionDuration to ${hours * 3600} seconds or less; SessionDuration of a permission set to PT${hours}H or less.`,
  checks: [
    {
      types: ['AWS::IAM::Role'],
      property: 'MaxSessionDuration',
      holds: (value) => value === undefined || (numberOf(value) ?? Infinity) <= hours * 3600,
      problem: `a session may last longer than ${hours} hours`,
    },
    {
      types: ['AWS::SSO::PermissionSet'],
      property: 'SessionDuration',
      holds: (value) => value === undefined || isoMinutes(value) <= sessionPolicy.wholeMinutes,
      problem: `a session may last longer than ${hours} hours`,
    },
  ],
});

/** Minutes of a duration such as `PT1H30M`; endless for anything else. */
function isoMinutes(value: unknown): number {
  const parts = typeof value === 'string' ? /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?$/.exec(value) : null;
  return parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : Infinity;
}
