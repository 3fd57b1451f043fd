import { everyEnvironment, layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { runbookSteps, accountRegions } from './account-settings';

const inProd = placeOf('prod');

interface Step {
  readonly name: string;
  readonly action: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly onFailure?: string;
}

const passwordPolicy = { minimumLength: 16, maximumAgeDays: 60, remembered: 12 };
const steps = runbookSteps({ passwordPolicy, inspector: { scans: ['EC2', 'ECR'] } }) as readonly Step[];
const step = (name: string) => steps.find((one) => one.name === name);
const block = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

test('new volumes are encrypted', () => {
  expect(step('SetVolumeEncryption')?.inputs).toEqual({
    Service: 'ec2',
    Api: 'EnableEbsEncryptionByDefault',
  });
});

test('no bucket of the account can be made public', () => {
  expect(step('SetPublicAccessBlock')?.inputs).toEqual({
    Service: 's3control',
    Api: 'PutPublicAccessBlock',
    AccountId: '{{ global:ACCOUNT_ID }}',
    PublicAccessBlockConfiguration: block,
  });
});

test('passwords are as the settings want them', () => {
  expect(step('SetPasswordPolicy')?.inputs).toMatchObject({
    Service: 'iam',
    Api: 'UpdateAccountPasswordPolicy',
    MinimumPasswordLength: 16,
    MaxPasswordAge: 60,
    PasswordReusePrevention: 12,
    RequireLowercaseCharacters: true,
    RequireUppercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
  });
});

test('what the settings want is scanned for vulnerabilities', () => {
  expect(step('SetVulnerabilityScans')?.inputs).toEqual({
    Service: 'inspector2',
    Api: 'Enable',
    accountIds: ['{{ global:ACCOUNT_ID }}'],
    resourceTypes: ['EC2', 'ECR'],
  });
});

test('where nothing is to be scanned, the runbook leaves scans alone', () => {
  const off = { off: 'a reason that is long enough to be read' };
  expect(JSON.stringify(runbookSteps({ passwordPolicy, inspector: off }))).not.toContain('inspector2');
});

test.each([
  ['VerifyScansEc2', 'inspector2', '$.accounts[0].resourceState.ec2.status', 'ENABLED ENABLING'],
  ['VerifyScansEcr', 'inspector2', '$.accounts[0].resourceState.ecr.status', 'ENABLED ENABLING'],
  ['VerifyEbsEncryptionByDefault', 'ec2', '$.EbsEncryptionByDefault', 'true True'],
  ...Object.keys(block).map((key) => [
    `Verify${key}`,
    's3control',
    `$.PublicAccessBlockConfiguration.${key}`,
    'true True',
  ]),
  ['VerifyMinimumPasswordLength', 'iam', '$.PasswordPolicy.MinimumPasswordLength', '16'],
  ['VerifyMaxPasswordAge', 'iam', '$.PasswordPolicy.MaxPasswordAge', '60'],
  ['VerifyPasswordReusePrevention', 'iam', '$.PasswordPolicy.PasswordReusePrevention', '12'],
])('%s asks %s for %s and wants %s', (name = '', Service, PropertySelector, value = '') => {
  expect(step(name)).toMatchObject({
    action: 'aws:assertAwsResourceProperty',
    inputs: { Service, PropertySelector, DesiredValues: value.split(' ') },
  });
});

test('what is there is shown before it is set, and set before it is verified', () => {
  const order = steps.map(({ name }) => /^(Show|Set|Verify)/.exec(name)?.[0] ?? name);
  expect(order.join(' ')).toMatch(/^(Show Set( Verify)+ ?){4}$/);
});

test('an account that has nothing to show does not stop the runbook, and a setting that is not taken does', () => {
  const going = steps.filter(({ onFailure }) => onFailure === 'Continue').map(({ name }) => name);
  expect(going).toEqual([
    'ShowVolumeEncryption',
    'ShowPublicAccessBlock',
    'ShowPasswordPolicy',
    'ShowVulnerabilityScans',
  ]);
});

test('every step has a name of its own, as Automation wants it', () => {
  expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
});

test.each(everyEnvironment('audit'))(
  'the runbook is in the account of %s, and has no rights of its own',
  (environment) => {
    layerTemplate(app, environment).hasResourceProperties('AWS::SSM::Document', {
      Name: `${APPLICATION}-account-audit-account-settings`,
      DocumentType: 'Automation',
      UpdateMethod: 'NewVersion',
      Content: { schemaVersion: '0.3', assumeRole: Match.absent(), mainSteps: Match.anyValue() },
    });
  },
);

const all = [
  { account: '1', region: 'us-east-1' },
  { account: '2', region: inProd.region },
  { account: '1', region: 'eu-west-1' },
  { account: '1', region: 'us-east-1' },
];

test('an account is at home in the region of its first environment, and each region counts once', () => {
  expect(accountRegions({ account: '1', region: 'eu-west-1' }, all)).toEqual(['us-east-1', 'eu-west-1']);
});

test('an account that the registry does not know is at home where it is', () => {
  expect(accountRegions({ account: '3', region: 'us-east-2' }, all)).toEqual(['us-east-2']);
});
