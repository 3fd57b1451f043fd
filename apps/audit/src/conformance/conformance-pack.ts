import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, aws_config as config, aws_s3_assets as assets } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { UserError } from '@hipaa-cdk/errors';
import { type PackRule, hipaaRules } from './hipaa-rules';
import type { AuditSettings } from '../settings';

export interface ConformancePackProps {
  readonly rules: readonly PackRule[];
}

/** Bytes of a template that CloudFormation hands over as it is; a longer one has to lie in a bucket. */
export const INLINE_BYTES = 51_200;

/** Rules that AWS Config holds the account to. */
export class ConformancePack extends Construct {
  constructor(scope: Construct, id: string, { rules }: ConformancePackProps) {
    super(scope, id);
    const template = packTemplate(rules);
    const fits = Buffer.byteLength(template) <= INLINE_BYTES;
    new config.CfnConformancePack(this, 'Pack', {
      conformancePackName: `${Stack.of(this).stackName}-hipaa`,
      ...(fits ? { templateBody: template } : { templateS3Uri: this.uploaded(template) }),
    });
  }

  /** Address of the template among the assets of the deployment. */
  private uploaded(template: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-pack-'));
    try {
      const path = join(folder, 'conformance-pack.template.json');
      writeFileSync(path, template);
      return new assets.Asset(this, 'Template', { path }).s3ObjectUrl;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

/** The template of a conformance pack with these rules. AWS Config takes a subset of CloudFormation's language. */
export function packTemplate(rules: readonly PackRule[]): string {
  const resources = rules.map(({ name, identifier, types, parameters, description }) => [
    pascal(name),
    {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: name,
        Description: description,
        InputParameters: parameters,
        Scope: types && { ComplianceResourceTypes: types },
        Source: { Owner: 'AWS', SourceIdentifier: identifier },
      },
    },
  ]);
  return JSON.stringify({ Resources: Object.fromEntries(resources) });
}

/** `restricted-ssh` becomes `RestrictedSsh`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

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
