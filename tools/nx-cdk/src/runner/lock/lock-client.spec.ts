import { findEnvironment } from '@hipaa-cdk/environments';
import { STSClient } from '@aws-sdk/client-sts';
import { fakeSession } from '../aws/fake-session';
import { lockClient } from './lock-client';

const { account } = findEnvironment('prod');
const signedInTo = (Account: string) =>
  jest.spyOn(STSClient.prototype, 'send').mockImplementation(() => Promise.resolve({ Account }));
afterEach(() => jest.restoreAllMocks());

test('the embedded AWS has one client for everything', async () => {
  const send = signedInTo('999999999999');
  await lockClient(fakeSession('local', {}).session);
  expect(send).not.toHaveBeenCalled();
});

test('whoever belongs to the account writes as themselves: the deploy role may not', async () => {
  signedInTo(account);
  const { session } = fakeSession('prod', {});
  const deployRole = jest.spyOn(session, 'ssm');
  const client = await lockClient(session);
  expect(deployRole).not.toHaveBeenCalled();
  expect(await client.config.region()).toBe(findEnvironment('prod').region);
});

test('whoever comes from another account writes under the deploy role: a lock elsewhere would lock nothing', async () => {
  signedInTo('999999999999');
  const { session } = fakeSession('prod', {});
  const deployRole = jest.spyOn(session, 'ssm');
  await lockClient(session);
  expect(deployRole).toHaveBeenCalled();
});
