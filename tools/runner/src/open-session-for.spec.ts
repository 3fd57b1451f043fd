import { findEnvironment, testEnvironment } from '@hipaa-cdk/environments/testing';
import { assertBootstrapped } from './aws/toolkit';
import { fakeSession } from './testing/fake-session';
import { openSession } from './aws/open-session';
import { assertNoReaders, openSessionFor, assertNotProtected } from './open-session-for';
import type { Command, RunRequest } from './request';

jest.mock('./aws/open-session', () => ({ openSession: jest.fn() }));
jest.mock('./aws/toolkit', () => ({ assertBootstrapped: jest.fn() }));

/** An account with these stacks: name -> template. */
function account(stacks: Record<string, object>) {
  return fakeSession('local', {
    DescribeStacks: () => ({
      Stacks: Object.keys(stacks).map((StackName) => ({ StackName, StackStatus: 'CREATE_COMPLETE' })),
    }),
    GetTemplate: ({ StackName }) => ({ TemplateBody: JSON.stringify(stacks[String(StackName)]) }),
  });
}

const { session } = account({});
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
  const { session: read, calls } = account({ 'hipaa-local-database': reader, 'hipaa-local-users': reader });
  jest.mocked(openSession).mockResolvedValue(read);
  await expect(opener('destroy', ['network', 'database'])()).rejects.toMatchObject({
    code: 'LAYER_STILL_READ',
    message: 'network cannot go: users is deployed and reads it',
  });
  expect(calls.filter((call) => call === 'DescribeStacks')).toHaveLength(1);
});

const reader = {
  Parameters: {
    NetworkVpcId: {
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>',
      Default: '/hipaa/local/network/vpcId',
    },
  },
};

test('a producer whose reader is deployed may not go, and the reader is named', async () => {
  const { session: read } = account({ 'hipaa-local-network': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(read, ['network'])).rejects.toMatchObject({
    code: 'LAYER_STILL_READ',
    message: 'network cannot go: database is deployed and reads it',
  });
});

test('the remedy destroys the readers as well', async () => {
  const { session: read } = account({ 'hipaa-local-network': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(read, ['network'])).rejects.toMatchObject({
    remedy: 'npx nx run-many -t destroy -p database,network --env=local',
  });
});

test('a producer may go together with its reader', async () => {
  const { session: read } = account({ 'hipaa-local-network': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(read, ['network', 'database'])).resolves.toBeUndefined();
});

test('a layer that nobody reads may go', async () => {
  const { session: read } = account({ 'hipaa-local-storage': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(read, ['storage'])).resolves.toBeUndefined();
});

test('a reader in another environment does not count', async () => {
  const elsewhere = JSON.parse(JSON.stringify(reader).replace('/local/', '/test/')) as object;
  const { session: read } = account({ 'hipaa-local-network': {}, 'hipaa-test-database': elsewhere });
  await expect(assertNoReaders(read, ['network'])).resolves.toBeUndefined();
});

test('a reader of another environment counts where the layer belongs to the account', async () => {
  const auditReader = {
    Parameters: {
      AuditTopicArn: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/hipaa/account/audit/topicArn' },
    },
  };
  const { session: read } = account({ 'hipaa-account-audit': {}, 'hipaa-test-database': auditReader });
  await expect(assertNoReaders(read, ['audit'])).rejects.toMatchObject({
    message: 'audit cannot go: hipaa-test-database is deployed and reads it',
  });
});

test('nothing is destroyed in a protected environment, and the file that protects it is named', () => {
  expect(() => assertNotProtected(testEnvironment('prod'))).toThrow('environment prod is protected');
});

test('an unprotected environment may be destroyed', () => {
  expect(() => assertNotProtected(testEnvironment('test'))).not.toThrow();
});
