import type { DeployedTemplate } from '@hipaa-cdk/permissions';
import type { AccountQuestions } from './account-questions';
import { type ReadinessProps, accountReadiness } from './account-readiness';

const made: string[] = [];
beforeEach(() => made.splice(0));

/** An account with these roles, this quota and these resources. */
const account = (
  roles: readonly string[] = [],
  concurrency = 1000,
  resources: Readonly<Record<string, readonly string[]>> = {},
): AccountQuestions => ({
  hasRole: (role) => Promise.resolve(roles.includes(role)),
  makeServiceLinkedRole: (host) => Promise.resolve(void made.push(host)),
  makeBackupRole: () => Promise.resolve(void made.push('backup')),
  concurrency: () => Promise.resolve(concurrency),
  resources: (type) => Promise.resolve(resources[type] ?? []),
});
const template = (Type: string, Properties: object = {}): DeployedTemplate => ({
  stackName: 'hipaa-account-audit',
  prefix: ['hipaa', 'account'],
  template: { Resources: { One: { Type, Properties } } },
});
const texts = async (props: Partial<ReadinessProps>): Promise<readonly string[]> =>
  (await accountReadiness({ templates: [], roles: [], own: new Set(), questions: account(), ...props })).map(
    ({ text }) => text,
  );

const CONFIG = 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';
const BACKUP = 'service-role/AWSBackupDefaultServiceRole';

test('an account that has everything is ready', async () => {
  expect(await texts({ roles: [CONFIG], questions: account([CONFIG]) })).toEqual([]);
});

test.each([
  [CONFIG, 'config.amazonaws.com'],
  [BACKUP, 'backup'],
])('%s is made where it is missing', async (role, what) => {
  const [lack] = await accountReadiness({
    templates: [],
    roles: [role],
    own: new Set(),
    questions: account(),
  });
  await lack?.make?.();
  expect(made).toEqual([what]);
});

test('a role that a setting names, and the account does not have, is told and not made', async () => {
  const [lack] = await accountReadiness({
    templates: [],
    roles: ['Approvers'],
    own: new Set(),
    questions: account(),
  });
  expect(lack?.text).toContain('the role Approvers, which a setting names');
  expect(lack?.make).toBeUndefined();
});

test('a quota that leaves nothing to reserve is told, with the command', async () => {
  const templates = [template('AWS::Lambda::Function', { ReservedConcurrentExecutions: 1 })];
  expect(await texts({ templates, questions: account([], 10) })).toEqual([
    expect.stringMatching(/the account has 10, functions reserve 1.*request-service-quota-increase/),
  ]);
  expect(await texts({ templates, questions: account([], 101) })).toEqual([]);
});

test('nothing is asked of Lambda where nothing is reserved', async () => {
  expect(await texts({ templates: [template('AWS::S3::Bucket')], questions: account([], 10) })).toEqual([]);
});

test.each([
  ['AWS::Config::ConfigurationRecorder', 'default', 'recorder: { elsewhere'],
  ['AWS::GuardDuty::Detector', '12ab', 'guardDuty: { off'],
  ['AWS::SecurityHub::Hub', 'arn:hub', 'securityHub: { off'],
])('%s that somebody else has made is told, with the setting that leaves it', async (type, id, setting) => {
  const props = { templates: [template(type)], questions: account([], 1000, { [type]: [id] }) };
  expect(await texts(props)).toEqual([expect.stringContaining(setting)]);
  expect(await texts({ ...props, own: new Set([id]) })).toEqual([]);
});

test('an identity provider is in the way of one with the same address only', async () => {
  const type = 'AWS::IAM::OIDCProvider';
  const templates = [template(type, { Url: 'https://token.actions.githubusercontent.com' })];
  const with_ = (host: string) =>
    account([], 1000, { [type]: [`arn:aws:iam::111111111111:oidc-provider/${host}`] });
  expect(await texts({ templates, questions: with_('token.actions.githubusercontent.com') })).toEqual([
    expect.stringContaining("githubActions.provider: 'elsewhere'"),
  ]);
  expect(await texts({ templates, questions: with_('gitlab.com') })).toEqual([]);
});

test('a second trail is told, since it is paid for', async () => {
  const type = 'AWS::CloudTrail::Trail';
  const questions = account([], 1000, { [type]: ['organisation'] });
  expect(await texts({ templates: [template(type)], questions })).toEqual([
    expect.stringContaining('each management event is paid for'),
  ]);
});
