import { testEnvironment } from '@hipaa-cdk/testing';
import { openAccount } from './open-account';

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
