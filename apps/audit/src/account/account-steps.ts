import type { AuditSettings } from '../../config';

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
  readonly verified: Readonly<Record<string, string>>;
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
      verified: { EbsEncryptionByDefault: 'true' },
    },
    {
      id: 'PublicAccessBlock',
      service: 's3control',
      read: 'GetPublicAccessBlock',
      set: 'PutPublicAccessBlock',
      who: { AccountId: '{{ global:ACCOUNT_ID }}' },
      wanted: { PublicAccessBlockConfiguration: block },
      verified: texts(block, 'PublicAccessBlockConfiguration.'),
    },
    {
      id: 'PasswordPolicy',
      service: 'iam',
      read: 'GetAccountPasswordPolicy',
      set: 'UpdateAccountPasswordPolicy',
      wanted: policy,
      verified: texts(policy, 'PasswordPolicy.'),
    },
  ];
}

/** Steps of an Automation runbook that see to all settings of the account, one after the other. */
export function accountSteps(passwords: AuditSettings['passwordPolicy']): readonly object[] {
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
      ...Object.entries(verified).map(([property, value]) => ({
        name: `Verify${property.split('.').at(-1) ?? property}`,
        action: 'aws:assertAwsResourceProperty',
        inputs: { ...reading, PropertySelector: `$.${property}`, DesiredValues: [value] },
      })),
    ];
  });
}

/** Automation compares texts, and writes true and false in small letters. */
function texts(wanted: Readonly<Record<string, unknown>>, below: string): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).map(([key, value]) => [`${below}${key}`, String(value)]));
}
