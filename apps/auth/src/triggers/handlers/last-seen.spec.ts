import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { handler } from './last-seen';
import { printedBy } from '../../../fixtures/printed-by';

const event = {
  userPoolId: 'us-east-1_pool',
  userName: 'secret-user',
  request: { userAttributes: { email: 'secret-person@example.org' } },
  response: {},
};

const send = jest.spyOn(CognitoIdentityProviderClient.prototype, 'send') as jest.SpyInstance;

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-01-31T23:59:00Z') });
  send.mockReset().mockResolvedValue({});
});
afterEach(() => jest.useRealTimers());

test('the day, and no closer, is kept with the user', async () => {
  await handler(event);
  expect(send.mock.calls.map(([command]: [{ input: unknown }]) => command.input)).toEqual([
    {
      UserPoolId: 'us-east-1_pool',
      Username: 'secret-user',
      UserAttributes: [{ Name: 'custom:last_seen', Value: '2026-01-31' }],
    },
  ]);
});

test('the sign-in goes on', async () => {
  await expect(handler(event)).resolves.toBe(event);
});

test('a day that cannot be kept turns nobody away', async () => {
  send.mockRejectedValue(new Error('throttled'));
  await printedBy(() => expect(handler(event)).resolves.toBe(event));
  expect(send).toHaveBeenCalledTimes(1);
});

test('nothing about the person is printed', async () => {
  expect(await printedBy(() => handler(event))).toBe('');
});

test('nothing about the person is printed when it fails, even if the error names them', async () => {
  send.mockRejectedValue(new Error('secret-user in us-east-1_pool has no such attribute'));
  expect(await printedBy(() => handler(event))).toBe('the day of a sign-in could not be kept');
});
