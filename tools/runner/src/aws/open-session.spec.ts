import { testEnvironment } from '@hipaa-cdk/environments/testing';
import { openAccount, assertNoForeignEndpoint, sectionsOf } from './open-session';
import { Session, fixedCredentials } from './session';

const assumeRole = jest.fn<Promise<unknown>, []>();
const callerIdentity = jest.fn<Promise<unknown>, []>();
jest.mock('@aws-sdk/credential-providers', () => ({
  fromNodeProviderChain: () => () => Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' }),
  fromTemporaryCredentials: () => assumeRole,
}));
jest.mock('@aws-sdk/client-sts', () => ({
  GetCallerIdentityCommand: class {},
  STSClient: class {
    send = callerIdentity;
  },
}));

const OURS = '210987654321';
const prod = testEnvironment('prod', { account: OURS });
const shell = { ...process.env };
beforeEach(() => {
  process.env['AWS_CONFIG_FILE'] = '/dev/null';
  assumeRole.mockReset().mockResolvedValue({});
  callerIdentity.mockReset().mockResolvedValue({ Account: OURS });
});
afterEach(() => void (process.env = { ...shell }));

test('a placeholder account is refused before any call, naming the file to edit', async () => {
  await expect(openAccount(testEnvironment('prod', { account: '222222222222' }))).rejects.toMatchObject({
    code: 'ACCOUNT_PLACEHOLDER',
    remedy: expect.stringContaining('platform/environments/prod.ts') as string,
  });
  expect(callerIdentity).not.toHaveBeenCalled();
});

test('a redirected endpoint is refused before any call', async () => {
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
  await expect(openAccount(prod)).rejects.toMatchObject({ code: 'ENDPOINT_REDIRECTED' });
  expect(callerIdentity).not.toHaveBeenCalled();
});

test('credentials of the account open it', async () => {
  expect((await openAccount(prod)).environment).toBe(prod);
});

test('credentials of another account are refused with both account numbers', async () => {
  callerIdentity.mockResolvedValue({ Account: '333333333333' });
  assumeRole.mockRejectedValue(new Error('not authorized'));
  await expect(openAccount(prod)).rejects.toMatchObject({
    code: 'CREDENTIALS_OTHER_ACCOUNT',
    message: expect.stringMatching(
      /account 333333333333, but environment prod is account 210987654321/,
    ) as string,
  });
});

test('credentials of another account open it where the deploy role lets them in', async () => {
  callerIdentity.mockResolvedValue({ Account: '333333333333' });
  expect((await openAccount(prod)).stackCredentials).toBe(assumeRole);
});

test("in the account itself the caller's own credentials do where the deploy role is out of reach", async () => {
  assumeRole.mockRejectedValue(new Error('not authorized'));
  const session = await openAccount(prod);
  expect(session.stackCredentials).toBe(session.credentials);
});

test("parameters and resources are read by the caller: the CDK's deploy role may not", async () => {
  const session = await openAccount(prod);
  expect(session.stackCredentials).toBe(assumeRole);
  expect(session.accountCredentials).toBe(session.credentials);
});

test('a caller from another account reads nothing there but through the deploy role', async () => {
  callerIdentity.mockResolvedValue({ Account: '333333333333' });
  expect((await openAccount(prod)).accountCredentials).toBe(assumeRole);
});

test('no usable credentials are told with the account that is wanted', async () => {
  callerIdentity.mockRejectedValue(new Error('Could not load credentials from any providers'));
  await expect(openAccount(prod)).rejects.toMatchObject({
    code: 'CREDENTIALS_MISSING',
    message: expect.stringContaining('account 210987654321') as string,
  });
});

const check =
  (shell: NodeJS.ProcessEnv, config = {}) =>
  () =>
    assertNoForeignEndpoint('prod', shell, config);

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_CLOUDFORMATION'])(
  'a stray %s is refused by name',
  (name) => {
    expect(check({ [name]: 'http://127.0.0.1:4566' })).toThrow(name);
  },
);

test('the message names the file of the environment', () => {
  expect(check({ AWS_ENDPOINT_URL: 'x' })).toThrow('platform/environments/prod.ts');
});

test('an endpoint in the AWS configuration file is refused', () => {
  expect(check({}, { default: { endpoint_url: 'http://127.0.0.1:4566' } })).toThrow(
    'endpoint_url of [default]',
  );
});

test('an endpoint of a single service in the AWS configuration file is refused', () => {
  expect(check({}, { services: { 's3.endpoint_url': 'http://127.0.0.1:4566' } })).toThrow('s3.endpoint_url');
});

test('an empty variable redirects nothing', () => {
  expect(check({ AWS_ENDPOINT_URL: '' })).not.toThrow();
});

test('ordinary settings pass', () => {
  expect(check({ AWS_PROFILE: 'prod' }, { prod: { region: 'us-west-2' } })).not.toThrow();
});

test('a profile uses its own section and the services section that it names', () => {
  const config = {
    prod: { region: 'us-west-2', services: 'ours' },
    'services.ours': { 's3.endpoint_url': 'https://s3.example.org' },
    playground: { endpoint_url: 'http://127.0.0.1:4566' },
    'services.theirs': { endpoint_url: 'http://127.0.0.1:4566' },
  };
  expect(Object.keys(sectionsOf('prod', config))).toEqual(['prod', 'services.ours']);
});

test('a profile that the file does not have uses nothing of it', () => {
  expect(sectionsOf('prod', { playground: { endpoint_url: 'x' } })).toEqual({});
});

// The SDK announces on every start which Node it will need next year; package.json says what is supported now.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const identity = (accessKeyId: string) => fixedCredentials({ accessKeyId, secretAccessKey: 's' });
const session = new Session({
  environment: testEnvironment('test'),
  credentials: identity('caller'),
  stackCredentials: identity('deploy-role'),
  sharedStackCredentials: identity('deploy-role of the account'),
  accountCredentials: identity('account'),
  stubbedTypes: new Set(),
});

interface Client {
  readonly config: { credentials(): Promise<{ accessKeyId: string }>; region(): Promise<string> };
}

test.each<[string, () => Promise<Client>, string]>([
  ['stacks are read and changed', () => session.cloudFormation(), 'deploy-role'],
  ['a stack is changed', () => session.cloudFormationOf('hipaa-test-storage'), 'deploy-role'],
  [
    'a stack of the account is changed',
    () => session.cloudFormationOf('hipaa-account-audit'),
    'deploy-role of the account',
  ],
  ['parameters are read and written', () => session.ssm(), 'account'],
  ['drift is looked for', () => session.cloudFormationAsCaller(), 'account'],
  ['buckets are emptied', () => session.s3(), 'account'],
  ['databases are unlocked', () => session.rds(), 'caller'],
])("%s with the right credentials, in the environment's region", async (_, open, accessKeyId) => {
  const { config } = await open();
  expect(await config.credentials()).toMatchObject({ accessKeyId });
  expect(await config.region()).toBe('us-east-1');
});
