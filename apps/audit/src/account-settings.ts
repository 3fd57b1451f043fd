import { Stack, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Environment } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';
import type { AuditSettings } from './settings';

export type AccountSettingsProps = Pick<AuditSettings, 'passwordPolicy' | 'inspector'>;

/**
 * The runbook for settings of the account that CloudFormation has no types for. It shows what they are, sets them, and
 * fails unless they are then as they should be. Whoever starts it lends it their own rights: nothing in the account has
 * them for good.
 */
export class AccountSettings extends Construct {
  constructor(scope: Construct, id: string, props: AccountSettingsProps) {
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
          'buckets, passwords of IAM users, scans for vulnerabilities. Run it as an administrator, after the first deploy and after a finding.',
        mainSteps: runbookSteps(props),
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
  /** What the call that reads is told beside. */
  readonly reading?: Readonly<Record<string, unknown>>;
  /** Where the answer of `read` says what, and what it has to say. */
  readonly verified: readonly Verified[];
}

/** One property of an answer. */
interface Verified {
  /** What the step calls it. */
  readonly name: string;
  readonly property: string;
  readonly values: readonly string[];
}

/** Everything that the account itself is set to. */
function accountSettings({
  passwordPolicy: passwords,
  inspector,
}: AccountSettingsProps): readonly AccountSetting[] {
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
      verified: [
        { name: 'EbsEncryptionByDefault', property: 'EbsEncryptionByDefault', values: written(true) },
      ],
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
    ...('scans' in inspector ? [vulnerabilityScans(inspector.scans)] : []),
  ];
}

/** Amazon Inspector, which takes some minutes to begin: that it has begun to is enough. */
function vulnerabilityScans(resourceTypes: readonly string[]): AccountSetting {
  return {
    id: 'VulnerabilityScans',
    service: 'inspector2',
    read: 'BatchGetAccountStatus',
    reading: { accountIds: ['{{ global:ACCOUNT_ID }}'] },
    set: 'Enable',
    wanted: { accountIds: ['{{ global:ACCOUNT_ID }}'], resourceTypes },
    verified: resourceTypes.map((type) => ({
      name: `Scans${type.charAt(0)}${type.slice(1).toLowerCase()}`,
      property: `accounts[0].resourceState.${type.toLowerCase()}.status`,
      values: ['ENABLED', 'ENABLING'],
    })),
  };
}

/** Steps of an Automation runbook that see to all settings of the account, one after the other. */
export function runbookSteps(props: AccountSettingsProps): readonly object[] {
  return accountSettings(props).flatMap(
    ({ id, service, read, set, who, reading: more, wanted, verified }) => {
      const reading = { Service: service, Api: read, ...who, ...more };
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
        ...verified.map(({ name, property, values }) => ({
          name: `Verify${name}`,
          action: 'aws:assertAwsResourceProperty',
          inputs: { ...reading, PropertySelector: `$.${property}`, DesiredValues: values },
        })),
      ];
    },
  );
}

function allOf(wanted: Readonly<Record<string, boolean | number>>, below: string): readonly Verified[] {
  return Object.entries(wanted).map(([name, value]) => ({
    name,
    property: `${below}.${name}`,
    values: written(value),
  }));
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
