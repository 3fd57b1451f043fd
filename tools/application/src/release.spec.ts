import { Account, NEW, OLD, PARAMETER, stored } from '../fixtures/account';
import { releasesOf } from './releases';

test('a release updates the stack with the template and the values that it has', async () => {
  const account = new Account();
  expect(await account.release(NEW)).toBe('released');
  expect(account.running).toBe(stored(NEW));
  expect(account.updates).toEqual([
    {
      StackName: 'arn:stack',
      UsePreviousTemplate: true,
      Parameters: ['ApplicationRelease', 'NetworkVpcId'].map((ParameterKey) => ({
        ParameterKey,
        UsePreviousValue: true,
      })),
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
    },
  ]);
});

test('what is about to be done is written down first, then the version, and the result last', async () => {
  const account = new Account();
  await account.release(NEW);
  expect(account.order).toEqual(['intent', 'compute-ecs', 'update', '1']);
  expect(await releasesOf(account.session, 'compute-ecs')).toMatchObject([
    { release: NEW, result: 'updated' },
  ]);
});

test('a version that does not come up is taken back, with the first cause', async () => {
  const account = new Account();
  account.outcome = () => 'UPDATE_ROLLBACK_COMPLETE';
  await expect(account.release(NEW)).rejects.toMatchObject({
    code: 'RELEASE_FAILED',
    message: `${NEW} did not come up; the version before runs on. Service: the circuit breaker was triggered`,
  });
  expect([account.running, account.version]).toEqual([stored(OLD), stored(OLD)]);
  expect(await releasesOf(account.session, 'compute-ecs')).toMatchObject([
    { release: NEW, result: 'failed' },
  ]);
});

test('after a release that was taken back the next one is made', async () => {
  const account = new Account();
  account.status = 'UPDATE_ROLLBACK_COMPLETE';
  expect(await account.release(NEW)).toBe('released');
});

test('a call that fails leaves the old version as the one to run', async () => {
  const account = new Account();
  account.refusal = new Error('Rate exceeded');
  await expect(account.release(NEW)).rejects.toThrow('Rate exceeded');
  expect(account.version).toBe(stored(OLD));
});

test('the version that runs is not released again', async () => {
  const account = new Account();
  expect(await account.release(OLD)).toBe('unchanged');
  expect(account.order).toEqual([]);
});

test('a version that was written and never came to run is released', async () => {
  const account = new Account();
  account.parameters.set(PARAMETER, [stored(OLD), stored(NEW)]);
  expect(await account.release(NEW)).toBe('released');
});

test('before the first deploy the version is kept for it', async () => {
  const account = new Account();
  account.status = undefined;
  account.parameters.delete(PARAMETER);
  expect(await account.release(NEW)).toBe('kept for the first deploy');
  expect(account.version).toBe(stored(NEW));
  expect(account.updates).toEqual([]);
});

test.each(['UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED'])('a stack that is %s is left alone', async (status) => {
  const account = new Account();
  account.status = status;
  await expect(account.release(NEW)).rejects.toMatchObject({ code: 'STACK_UNSOUND' });
  expect(account.version).toBe(stored(OLD));
});

test('a release that does not end is left to CloudFormation after the limit', async () => {
  const account = new Account();
  account.outcome = () => 'UPDATE_IN_PROGRESS';
  const never = account.release(NEW, { limitMinutes: 0 });
  await expect(never).rejects.toMatchObject({ code: 'RELEASE_UNFINISHED' });
  expect(account.version).toBe(stored(NEW));
});

test('CloudFormation acts with the role of releases, where there is one', async () => {
  const account = new Account();
  const executionRole = 'arn:aws:iam::111122223333:role/hipaa-execution-local-release-us-east-1';
  await account.release(NEW, { executionRole });
  expect(account.updates).toMatchObject([{ UsePreviousTemplate: true, RoleARN: executionRole }]);
});
