import { findEnvironment } from '@hipaa-cdk/platform';
import { assertBootstrapped } from './aws/assert-bootstrapped';
import { fakeSession } from './aws/fake-session';
import { openSession } from './aws/open-session';
import { assertNoReaders } from './commands/assert-no-readers';
import { openSessionFor } from './open-session-for';
import type { Command, RunRequest } from './request';

jest.mock('./aws/open-session', () => ({ openSession: jest.fn() }));
jest.mock('./aws/assert-bootstrapped', () => ({ assertBootstrapped: jest.fn() }));
jest.mock('./commands/assert-no-readers', () => ({ assertNoReaders: jest.fn() }));

const { session } = fakeSession('local', {});
beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(openSession).mockResolvedValue(session);
});

function opener(command: Command, layers: readonly string[], more: object = {}) {
  const tasks = layers.map((layer) => ({ id: `${layer}:${command}`, layer, command, options: {} }));
  const environment = { ...findEnvironment('local'), ...more };
  return openSessionFor({ tasks } as unknown as RunRequest, environment, () => undefined);
}

test('an account is opened by the first layer that needs it, and once', async () => {
  const open = opener('deploy', ['network', 'storage']);
  expect(openSession).not.toHaveBeenCalled();
  expect(await Promise.all([open(), open()])).toEqual([session, session]);
  expect(openSession).toHaveBeenCalledTimes(1);
});

test('a deploy wants the account bootstrapped', async () => {
  await opener('deploy', ['network'])();
  expect(assertBootstrapped).toHaveBeenCalledTimes(1);
});

test.each(['diff', 'destroy'] as const)('a %s does not', async (command) => {
  await opener(command, ['network'])();
  expect(assertBootstrapped).not.toHaveBeenCalled();
});

test('nor does a deploy that only removes the compute which is not chosen', async () => {
  await opener('deploy', ['compute-ecs'], { compute: 'beanstalk' })();
  expect(assertBootstrapped).not.toHaveBeenCalled();
});

test('a protected environment is not even opened to destroy something in it', async () => {
  await expect(opener('destroy', ['network'], { protected: true })()).rejects.toMatchObject({
    code: 'ENVIRONMENT_PROTECTED',
  });
  expect(openSession).not.toHaveBeenCalled();
});

test('who reads what is about to go is asked for all layers at once, before one of them goes', async () => {
  jest.mocked(assertNoReaders).mockRejectedValue(new Error('still read'));
  await expect(opener('destroy', ['network', 'storage'])()).rejects.toThrow('still read');
  expect(assertNoReaders).toHaveBeenCalledWith(session, ['network', 'storage']);
});
