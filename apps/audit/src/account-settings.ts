import { Stack, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Environment } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';
import type { AuditSettings } from './settings';

export interface AccountSettingsProps {
  readonly passwordPolicy: AuditSettings['passwordPolicy'];
}

/**
 * The runbook for settings of the account that CloudFormation has no types for. It shows what they are, sets them, and
 * fails unless they are then as they should be. Whoever starts it lends it their own rights: nothing in the account has
 * them for good.
 */
export class AccountSettings extends Construct {
  constructor(scope: Construct, id: string, { passwordPolicy }: AccountSettingsProps) {
    super(scope, id);
    new ssm.CfnDocument(this, 'Runbook', {
      name: `${Stack.of(this).stackName}-account-settings`,
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description:
          'Shows, sets and verifies what holds for the whole account: encryption of new volumes, public access to ' +
          'buckets, passwords of IAM users. Run it as an administrator, after the first deploy and after a finding.',
        mainSteps: runbookSteps(passwordPolicy),
      },
    });
  }
}

/** One setting of the account: how it is read, set and, after that, verified. */
interface AccountSetting {
  /** Word that its steps begin with. */
  readonly id: string;
  readonly service: string;
  readonly read: string;
  readonly set: string;
  /** What both calls are told. */
  readonly who?: Readonly<Record<string, string>>;
  /** What the setting has to be: what the call that sets it is told. */
  readonly wanted: Readonly<Record<string, unknown>>;
  /** Where the answer of `read` says what, and what it has to say. */
  readonly verified: Readonly<Record<string, readonly string[]>>;
}

/** Everything that the account itself is set to. */
function accountSettings(passwords: AuditSettings['passwordPolicy']): readonly AccountSetting[] {
  const block = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  };
  const policy = {
    MinimumPasswordLength: passwords.minimumLength,
    MaxPasswordAge: passwords.maximumAgeDays,
    PasswordReusePrevention: passwords.remembered,
    RequireLowercaseCharacters: true,
    RequireUppercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
    AllowUsersToChangePassword: true,
  };
  return [
    {
      id: 'VolumeEncryption',
      service: 'ec2',
      read: 'GetEbsEncryptionByDefault',
      set: 'EnableEbsEncryptionByDefault',
      wanted: {},
      verified: { EbsEncryptionByDefault: written(true) },
    },
    {
      id: 'PublicAccessBlock',
      service: 's3control',
      read: 'GetPublicAccessBlock',
      set: 'PutPublicAccessBlock',
      who: { AccountId: '{{ global:ACCOUNT_ID }}' },
      wanted: { PublicAccessBlockConfiguration: block },
      verified: allOf(block, 'PublicAccessBlockConfiguration'),
    },
    {
      id: 'PasswordPolicy',
      service: 'iam',
      read: 'GetAccountPasswordPolicy',
      set: 'UpdateAccountPasswordPolicy',
      wanted: policy,
      verified: allOf(policy, 'PasswordPolicy'),
    },
  ];
}

/** Steps of an Automation runbook that see to all settings of the account, one after the other. */
export function runbookSteps(passwords: AuditSettings['passwordPolicy']): readonly object[] {
  return accountSettings(passwords).flatMap(({ id, service, read, set, who, wanted, verified }) => {
    const reading = { Service: service, Api: read, ...who };
    return [
      {
        name: `Show${id}`,
        action: 'aws:executeAwsApi',
        inputs: reading,
        // An account that has never been told has nothing to show, and the call fails.
        onFailure: 'Continue',
        isCritical: false,
      },
      {
        name: `Set${id}`,
        action: 'aws:executeAwsApi',
        inputs: { Service: service, Api: set, ...who, ...wanted },
      },
      ...Object.entries(verified).map(([property, values]) => ({
        name: `Verify${property.split('.').at(-1) ?? property}`,
        action: 'aws:assertAwsResourceProperty',
        inputs: { ...reading, PropertySelector: `$.${property}`, DesiredValues: values },
      })),
    ];
  });
}

function allOf(
  wanted: Readonly<Record<string, boolean | number>>,
  below: string,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(wanted).map(([key, value]) => [`${below}.${key}`, written(value)]),
  );
}

/** Automation compares texts, and does not say whether it writes "true" the way of JSON or of Python. */
function written(value: boolean | number): readonly string[] {
  return typeof value === 'number' ? [String(value)] : value ? ['true', 'True'] : ['false', 'False'];
}

type Place = Pick<Environment, 'account' | 'region'>;

/**
 * Regions in which an account has environments, in the order of the registry. The first is its home: what is in no region
 * is recorded there, because the layer has a stack in each region, and all of them would record the same.
 */
export function accountRegions(
  { account, region }: Place,
  all: readonly Place[] = allEnvironments(),
): readonly [string, ...string[]] {
  const found = all.filter((place) => place.account === account).map((place) => place.region);
  const [home = region, ...others] = new Set(found);
  return [home, ...others];
}
