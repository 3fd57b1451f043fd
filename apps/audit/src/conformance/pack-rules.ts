import { UserError } from '@hipaa-cdk/errors';
import type { AuditSettings } from '../../config';
import { type PackRule, hipaaRules } from './hipaa-rules';

/** Rules that AWS Config takes in one conformance pack. With one more it refuses all of them. */
export const MOST_RULES = 130;

/**
 * Rules of this account's pack: AWS's, without those that the settings leave out, told what the account is meant to be.
 *
 * @throws UserError `CONFORMANCE_PACK_TOO_LARGE` when the settings add more than there is room for
 */
export function packRules(settings: AuditSettings): readonly PackRule[] {
  const { leftOut, added } = settings.conformancePack;
  const parameters = ownParameters(settings);
  const rules = [...hipaaRules, ...added]
    .filter(({ identifier }) => !leftOut.some(({ rule }) => rule === identifier))
    .map((rule) => ({ ...rule, parameters: given({ ...rule.parameters, ...parameters[rule.identifier] }) }));
  if (rules.length <= MOST_RULES) return rules;
  throw new UserError({
    code: 'CONFORMANCE_PACK_TOO_LARGE',
    message: `the conformance pack has ${rules.length} rules; expected ${MOST_RULES} or fewer, the most that AWS Config takes`,
    remedy: 'name a rule that the account can do without in conformancePack.leftOut of apps/audit/config.ts',
  });
}

/** What AWS's pack leaves open or asks differently. */
function ownParameters(settings: AuditSettings): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { publicRouteTables, authorizedPorts, authorizedVpcs } = settings.conformancePack;
  const { minimumLength, maximumAgeDays, remembered } = settings.passwordPolicy;
  return {
    // Without it every subnet that is public on purpose is reported for ever.
    NO_UNRESTRICTED_ROUTE_TO_IGW: { routeTableIds: publicRouteTables.join(',') },
    VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: { authorizedTcpPorts: authorizedPorts.join(',') },
    INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: authorizedVpcs.join(',') },
    IAM_PASSWORD_POLICY: {
      MinimumPasswordLength: String(minimumLength),
      MaxPasswordAge: String(maximumAgeDays),
      PasswordReusePrevention: String(remembered),
    },
    // Our alarms say what missing data mean, so that none of them is ever without data.
    CLOUDWATCH_ALARM_ACTION_CHECK: { insufficientDataActionRequired: 'false' },
  };
}

/** Config refuses empty texts. */
function given(parameters: Readonly<Record<string, string>>): PackRule['parameters'] {
  const entries = Object.entries(parameters).filter(([, value]) => value !== '');
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
